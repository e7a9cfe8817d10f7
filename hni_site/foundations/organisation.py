"""Who publishes the site. The app that keeps it registers how to read it, in `wagtail_hooks`."""

from collections.abc import Callable
from typing import Any, Protocol

from wagtail import hooks

from hni_site.foundations.news import Person

HOOK = "organisation"


class Organisation(Protocol):
    name: str
    acronym: str
    website: str
    """May be empty."""
    logo: Any
    """A picture, or None."""

    @property
    def social_links(self) -> list[tuple[str, str]]:
        """(name, URL) of each network that it is in."""

    def media_contact(self, language: str) -> Person | None:
        """Whom journalists can ask where a page names nobody. Two queries."""


def register_organisation(read: Callable[[], Organisation]) -> None:
    hooks.register(HOOK, read)


def organisation() -> Organisation:
    """As it is in the database now. One query."""
    (read,) = hooks.get_hooks(HOOK)
    found: Organisation = read()
    return found
