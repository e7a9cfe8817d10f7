"""The calendar: the releases of a month, by the day on which they are or will be public."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import get_format
from wagtail.models import Locale, Revision

from hni_site.desk.enums import Appearance
from hni_site.desk.releases import Reader, calendar_types
from hni_site.publishing.embargo.embargoed import EmbargoedPage

FIRST_YEAR = 2000
YEARS_AHEAD = 5
SHOWN = 200
"""Pages of a month, in all languages together."""


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.number, 1)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> "Month":
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)

    @property
    def text(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def weeks(self, first_weekday: int) -> list[list[datetime.date]]:
        """Whole weeks, with days of the months before and after; 0 is Monday."""
        return calendar.Calendar(first_weekday).monthdatescalendar(self.year, self.number)


def month_asked(text: str, today: datetime.date) -> Month:
    """What `2026-11` names; the current month where that makes no sense or is out of bounds."""
    year, _dash, number = text.partition("-")
    if len(text) == 7 and text.isascii() and year.isdecimal() and number.isdecimal():
        asked = Month(int(year), int(number))
        if 1 <= asked.number <= 12 and is_within(asked, today):
            return asked
    return Month(today.year, today.month)


def is_within(month: Month, today: datetime.date) -> bool:
    return FIRST_YEAR <= month.year <= today.year + YEARS_AHEAD


def first_weekday() -> int:
    """With which day a week begins in the active language; 0 is Monday."""
    return (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7


@dataclass
class Entry:
    """A release on its day, in all languages in which it appears on that day."""

    page: Any
    appearance: Appearance
    locales: list[Locale] = field(default_factory=list)


def entries(reader: Reader, month: Month) -> dict[datetime.date, list[Entry]]:
    """Day → its releases, by title. What is under embargo stands on the day on which that ends."""
    found: dict[tuple[datetime.date, UUID, Appearance], Entry] = {}
    for day, appearance, page in _appearances(reader, month):
        entry = found.setdefault((day, page.translation_key, appearance), Entry(page, appearance))
        entry.locales.append(reader.locales[page.locale_id])
    days: dict[datetime.date, list[Entry]] = {}
    for (day, _key, _appearance), entry in found.items():
        days.setdefault(day, []).append(entry)
    return {
        day: sorted(of_day, key=lambda entry: str(entry.page.draft_title))
        for day, of_day in days.items()
    }


def _appearances(reader: Reader, month: Month) -> Iterator[tuple[datetime.date, Appearance, Any]]:
    """One to three queries for each page type."""
    now, zone = timezone.now(), timezone.get_current_timezone()
    first, after = month.first_day, month.next.first_day
    since, until = (datetime.datetime.combine(day, datetime.time(), zone) for day in (first, after))
    planned = dict(
        Revision.page_revisions.filter(
            approved_go_live_at__gte=max(since, now), approved_go_live_at__lt=until
        ).values_list("object_id", "approved_go_live_at")[:SHOWN]
    )
    for model in calendar_types():
        date = str(model.calendar_date)
        pages = model.objects.filter(pk__in=reader.readable.values("pk"), alias_of=None)
        pages = pages.defer_streamfields().order_by("pk")
        public = Q(live=True, **{f"{date}__gte": first, f"{date}__lt": after})
        for page in _bounded(pages.filter(public)):
            yield getattr(page, date), Appearance.PUBLIC, page
        embargoed: set[int] = set()
        if issubclass(model, EmbargoedPage):
            held = Q(live=False, embargo_until__gte=max(since, now), embargo_until__lt=until)
            for page in _bounded(pages.filter(held)):
                embargoed.add(page.pk)
                yield page.embargo_until.astimezone(zone).date(), Appearance.EMBARGO, page
        if planned:
            for page in _bounded(pages.filter(pk__in=[int(pk) for pk in planned], live=False)):
                if page.pk not in embargoed:
                    moment = planned[str(page.pk)]
                    yield moment.astimezone(zone).date(), Appearance.SCHEDULED, page


def _bounded(pages: "QuerySet[Any]") -> "QuerySet[Any]":
    return pages[:SHOWN]
