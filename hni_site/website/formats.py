"""Dates, times and prices as readers of each language write them (CLDR, through Babel)."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from babel import dates, numbers
from django.utils.translation import get_language

from hni_site.foundations.geography import cldr


class TimeSpan(NamedTuple):
    """When something takes place, in one time zone."""

    zone: str
    first_day: str
    start: str
    last_day: str
    """Empty where it ends on the day on which it starts."""
    end: str
    """Empty where no end is known."""


def day(value: datetime.date | None) -> str:
    """A day with the month written out; nothing for no day."""
    if value is None:
        return ""
    return dates.format_date(value, "long", locale=cldr(get_language()))


def sure_part(value: str) -> str:
    """A partial ISO 8601 date: a year as it is (`2002`), a day (`2022-05-25`) written out."""
    return value if len(value) == 4 else day(datetime.date.fromisoformat(value))


def price(amount: str | Decimal, currency: str) -> str:
    return numbers.format_currency(Decimal(amount), currency, locale=cldr(get_language()))


def number(value: int) -> str:
    return numbers.format_decimal(value, locale=cldr(get_language()))


def time_spans(
    start: datetime.datetime, end: datetime.datetime | None, zone: datetime.tzinfo
) -> list[TimeSpan]:
    """The span in its own zone and, where its clocks differ from UTC, in UTC."""
    own = _span(start.astimezone(zone), end and end.astimezone(zone))
    utc = _span(start.astimezone(datetime.UTC), end and end.astimezone(datetime.UTC))
    return [utc] if start.astimezone(zone).utcoffset() == datetime.timedelta() else [own, utc]


def _span(start: datetime.datetime, end: datetime.datetime | None) -> TimeSpan:
    language = cldr(get_language())

    def full_day(value: datetime.datetime) -> str:
        return dates.format_date(value.date(), "full", locale=language)

    def clock(value: datetime.datetime) -> str:
        return dates.format_time(value, "short", tzinfo=value.tzinfo, locale=language)

    return TimeSpan(
        zone="UTC"
        if start.tzinfo is datetime.UTC
        else dates.get_timezone_name(start, width="long", locale=language),
        first_day=full_day(start),
        start=clock(start),
        last_day=full_day(end) if end and end.date() != start.date() else "",
        end=clock(end) if end else "",
    )
