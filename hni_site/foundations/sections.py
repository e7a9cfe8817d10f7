"""What content apps show on each other's pages, without knowing each other.

An app registers, in its `wagtail_hooks`, a function that is given a page and answers with a section
for it, or with None. So the newsroom puts its latest releases on the home page and a campaign's
releases on the campaign's page.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from wagtail import hooks
from wagtail.models import Page

HOOK = "page_sections"


class Section(NamedTuple):
    """A template of `templates/sections/`, and what it shows as `section`."""

    template: str
    content: dict[str, Any]


def register_section(build: Callable[[Page], Section | None], *, order: int) -> None:
    """Sections stand in the order of their numbers, whichever app they are from."""
    hooks.register(HOOK, build, order=order)


def sections_of(page: Page) -> list[Section]:
    """The sections that apps have for a page."""
    built = (build(page) for build in hooks.get_hooks(HOOK))
    return [section for section in built if section]
