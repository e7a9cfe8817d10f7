"""What a document is made of, noted while it is built.

A document embeds other things: titles of linked pages, pictures, contacts. Whoever looks one of
them up notes it here, also where it finds nothing public, so that a change to it leads back to
every document that shows it or would show it now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model
from wagtail.models import Page, TranslatableMixin

_noted: ContextVar[set[str] | None] = ContextVar("noted dependencies", default=None)


def target_of(thing: Model | type[Model]) -> str:
    """The name under which a thing is noted.

    One name for all translations of a page or snippet, because a document shows the one in its own
    language; a model stands for all its objects.
    """
    if isinstance(thing, type):
        return f"{thing._meta.label}:*"
    if isinstance(thing, Page):
        return f"page:{thing.translation_key}"
    key = thing.translation_key if isinstance(thing, TranslatableMixin) else thing.pk
    return f"{thing._meta.label}:{key}"


def depends_on(*things: Model | type[Model]) -> None:
    """Notes that the document being built, if one is, depends on these things."""
    noted = _noted.get()
    if noted is not None:
        noted.update(target_of(thing) for thing in things)


def content_target(page: Page) -> str:
    """The name for all that a page's own document says, not only its title and address."""
    return f"content:{page.translation_key}"


def depends_on_content(page: Page) -> None:
    """Notes that the document being built, if one is, repeats more of a page than a link does."""
    noted = _noted.get()
    if noted is not None:
        noted.add(content_target(page))


@contextmanager
def noting_dependencies() -> Iterator[set[str]]:
    """Collects the dependencies of what is built inside."""
    noted: set[str] = set()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
