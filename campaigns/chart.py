"""Ratifications over time, drawn as threads: each runs from a country's year to the present."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from campaigns.models import Ratification

EVERY = 5  # Years from one mark of the scale to the next.


class Thread(NamedTuple):
    """One country's thread. Places are shares of the chart's width from its left side: `12.5%`."""

    name: str
    year: int
    registered: str
    in_force: str
    end: str


class Chart(NamedTuple):
    threads: list[Thread]
    """The oldest ratification first."""
    years: list[tuple[int, str]]
    """The scale: (year, place)."""


def chart(
    ratifications: Sequence["Ratification"], begin: datetime.date, *, right_to_left: bool
) -> Chart | None:
    """Threads from the instrument's first year to the end of the year last checked.

    Where a script runs from right to left, so does time. None where nobody has ratified.
    """
    if not ratifications:
        return None
    first = begin.year
    last = max(ratification.checked_on.year for ratification in ratifications) + 1

    def place(years: float) -> str:
        share = 100 * min(max((years - first) / (last - first), 0), 1)
        return f"{100 - share if right_to_left else share:.4g}%"

    def sure_place(shown: str) -> str:
        # Where only the year is sure, the thread begins with the year.
        if len(shown) == 4:
            return place(int(shown))
        date = datetime.date.fromisoformat(shown)
        return place(date.year + (date.timetuple().tm_yday - 1) / 366)

    return Chart(
        threads=[
            Thread(
                name=ratification.country_name,
                year=ratification.registered.year,
                registered=sure_place(ratification.registered_shown),
                in_force=sure_place(ratification.in_force_shown),
                end=place(last),
            )
            for ratification in ratifications
        ],
        years=[(year, place(year)) for year in range(-(-first // EVERY) * EVERY, last, EVERY)],
    )
