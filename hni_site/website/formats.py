"""Dates, times and prices as readers of each language write them (CLDR, through Babel)."""

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from babel import dates, numbers, units
from django.utils.translation import get_language

from hni_site.foundations.geography import cldr
from hni_site.languages import comma


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
    return _unbroken(dates.format_date(value, "long", locale=cldr(get_language())))


def year(value: int | None) -> str:
    """A year alone, with its era in languages that count from two; nothing for no year."""
    if value is None:
        return ""
    language = cldr(get_language())
    if "G" not in language.date_formats["long"].pattern:
        return str(value)
    return _unbroken(dates.format_skeleton("Gy", datetime.date(value, 1, 1), locale=language))


def sure_part(value: str) -> str:
    """A partial ISO 8601 date: a year as it is (`2002`), a day (`2022-05-25`) written out."""
    return year(int(value)) if len(value) == 4 else day(datetime.date.fromisoformat(value))


def moment(value: datetime.datetime) -> str:
    """A day and the time on it, by UTC."""
    value = value.astimezone(datetime.UTC)
    return f"{day(value)}{comma(get_language() or '')}{_clock(value)}"


def file_size(octets: int) -> str:
    """Such as `327.5 kB`, of 1,000 bytes each."""
    number, unit = octets / 1000, "kilobyte"
    for larger in ("megabyte", "gigabyte"):
        if number >= 1000:
            number, unit = number / 1000, larger
    language = cldr(get_language())
    written = units.format_unit(number, f"digital-{unit}", "short", "#,##0.#", locale=language)
    return str(written).replace(" ", "\N{NO-BREAK SPACE}")


def price(amount: str | Decimal, currency: str) -> str:
    """Such as `US$12.50` and `KES 1,500.00`."""
    text = numbers.format_currency(Decimal(amount), currency, locale=cldr(get_language()))
    # CLDR's spacing of codes, which Babel leaves out.
    return re.sub(r"(?<=[A-Z])(?=\d)|(?<=\d)(?=[A-Z])", "\N{NO-BREAK SPACE}", text)


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
        return _unbroken(dates.format_date(value.date(), "full", locale=language))

    return TimeSpan(
        zone="UTC"
        if start.tzinfo is datetime.UTC
        else dates.get_timezone_name(start, width="long", locale=language),
        first_day=full_day(start),
        start=_clock(start),
        last_day=full_day(end) if end and end.date() != start.date() else "",
        end=_clock(end) if end else "",
    )


def _clock(value: datetime.datetime) -> str:
    # In 24 hours: CLDR has AM and PM in Latin letters for many a language that has no such words.
    language = cldr(get_language())
    return dates.format_skeleton("Hm", value, tzinfo=value.tzinfo, locale=language)


def _unbroken(text: str) -> str:
    """A date whose numbers stay with the words beside them."""
    return re.sub(r"(?<=\d) |(?<=[\w.]) (?=\d)", "\N{NO-BREAK SPACE}", text)
