"""Whether a page says what its original says now. Who counts that, above, gives it here."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Freshness:
    version: int | None = None
    """Of which text of the original the page is a translation: 1, 2, 3 …; None for an original."""

    outdated: Literal["minor", "major"] | None = None
    """By what kind of change the original is ahead; None where it is not."""

    since: datetime.datetime | None = None


Counted = Callable[[Collection[Any]], dict[int, Freshness]]

_counted: list[Counted] = []


def provide(counted: Counted) -> None:
    """Says who counts: a function from pages to their freshness by page id. Called once."""
    _counted[:] = [counted]


def freshness_of(pages: Collection[Any]) -> dict[int, Freshness]:
    """Page id → its freshness, for each of the pages."""
    found = _counted[0](pages) if _counted and pages else {}
    return {page.pk: found.get(page.pk, Freshness()) for page in pages}
