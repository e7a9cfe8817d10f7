"""Series: pages of one type in any number, for a site as large as a test of scale needs.

A content app that offers one has a module `demo/series.py`, which registers it here.
"""

from collections.abc import Callable
from typing import Any, Protocol

from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

from hni_site.foundations.pages import SitePage

# (language, model, name in the demo files) → primary key.
Lookup = Callable[[str, type[Model], str], Any]


class Series(Protocol):
    """Numbered sample pages. Number 1 is the same page on every machine, in every language."""

    parent: str
    """The demo files' key of the index page below which the pages lie."""

    def variant(self, number: int) -> int | None:
        """Pages of one variant have the same document, but for what `stamp` sets.

        None for a page whose document is like no other.
        """

    def page(self, number: int, language: str, lookup: Lookup) -> SitePage:
        """The page, live, with its child objects, not saved yet; without translation key."""

    def stamp(self, document: dict[str, Any], page: SitePage) -> None:
        """Sets what differs within a variant, beside id, title and `meta`."""


_series: dict[str, type[Series]] = {}


def register(name: str, series: type[Series]) -> None:
    """Offers the series under a name, such as `releases`."""
    _series[name] = series


def registered() -> dict[str, type[Series]]:
    """All series by name."""
    autodiscover_modules("demo.series")
    return dict(_series)
