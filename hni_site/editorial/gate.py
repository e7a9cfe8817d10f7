"""The one gate that a page passes on its way to the public, whichever way it comes.

Asked by `SitePage.save` when a page is about to be live, and before that by the editor's screens,
which say what is missing instead of failing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from hni_site.editorial import corrections, sign_off
from hni_site.editorial.text import text_hash

_waived: ContextVar[bool] = ContextVar("gate waived", default=False)


@contextmanager
def waived() -> Iterator[None]:
    """For texts that no editor writes: demo content, and commands of the system's operator."""
    token = _waived.set(True)
    try:
        yield
    finally:
        _waived.reset(token)


def pass_through(page: Any) -> None:
    """CannotBePublic where the page must not be live as it is.

    What is live already may be saved again, and an alias shows what its source does.
    """
    if _waived.get():
        return
    public = public_version(page)
    if public is not None and text_hash(public) == text_hash(page):
        return
    sign_off.demand(page)
    demand_explanation(page, public)


def public_version(page: Any) -> Any:
    """The page as readers see it now, or as they see an alias's source; None where they don't."""
    live = type(page).objects.filter(pk=page.alias_of_id or page.pk, live=True)
    return live.first()


def demand_explanation(page: Any, public: Any) -> None:
    """ChangeNotExplained where the page is on the record and readers are not told what changed."""
    if public is not None and page.is_on_the_record:
        before, after = corrections.notes_of(public), corrections.notes_of(page)
        corrections.demand(before, after, page.change_kind)
