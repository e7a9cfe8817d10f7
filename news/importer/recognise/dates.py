"""Dates as releases write them, in English, Spanish, French and Portuguese. Names are CLDR's."""

import datetime
import re
import unicodedata
from functools import cache

from babel import Locale

LANGUAGES = ("en", "es", "fr", "pt")
DAY_FIRST = frozenset({"es", "fr", "pt"})
"""Languages in which 8/11/2023 is the eighth of November, and can be nothing else."""


def _plain(word: str) -> str:
    """Without case, accents and the full stop of an abbreviation."""
    decomposed = unicodedata.normalize("NFD", word.casefold().strip(". "))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _names(kind: str) -> dict[str, int]:
    """Names, full and short and without accents, of months (1 to 12) or weekdays (0 to 6)."""
    tables = (
        getattr(Locale(language), kind)[context][width]
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    return {_plain(name): number for table in tables for number, name in table.items()}


@cache
def months() -> dict[str, int]:
    """Every month's names to its number. CLDR takes a tenth of a second to read, once."""
    return _names("months") | {"sept": 9, "setiembre": 9}


@cache
def weekdays() -> frozenset[str]:
    return frozenset(_names("days"))


def _any(names: "frozenset[str] | dict[str, int]") -> str:
    """A regular expression for the names; each letter with or without an accent."""
    accents = {"a": "[aáãâ]", "c": "[cç]", "e": "[eéê]", "i": "[ií]", "o": "[oô]", "u": "[uûú]"}
    spelled = (
        "".join(accents.get(letter, re.escape(letter)) for letter in name)
        for name in sorted(names, key=len, reverse=True)
    )
    return rf"(?:{'|'.join(spelled)})(?!\w)\.?"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """8 November 2023 · November 8, 2023 · 2023-11-08 · 8/11/2023, perhaps after a weekday."""
    day = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|er|ro|do|\.?[ºª°])(?!\w)|\.)?"
    month = rf"(?P<month>{_any(months())})"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    of_the_year = r",?\s+(?:de\s+|del\s+)?"
    article = r"(?:(?:le|el|a|em|the)\s+)?"
    weekday = rf"(?<!\w){article}(?:{_any(weekdays())},?\s+)?{article}"
    forms = (
        rf"{day},?\s+(?:of\s+|de\s+)?{month}{of_the_year}{year}",
        rf"{month}\s+{day}{of_the_year}{year}",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{year}",
    )
    return tuple(re.compile(rf"{weekday}{form}(?!\w)", re.IGNORECASE) for form in forms)


def find_date(text: str) -> re.Match[str] | None:
    """The first date in a text."""
    found = (match for form in _forms() if (match := form.search(text)))
    return min(found, key=lambda match: match.start(), default=None)


def is_time(word: str) -> bool:
    """The name of a month or of a day of the week."""
    return _plain(word) in weekdays() or _plain(word) in months()


def parse_date(text: str, language: str) -> datetime.date | None:
    """The date that the whole text is; None where it is none, or could be one of two days.

    `language` decides only whether 8/11/2023 begins with the day; in English nothing decides it.
    """
    found = (match for form in _forms() if (match := form.fullmatch(text.strip())))
    if (match := next(found, None)) is None:
        return None
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first == second or first > 12 or language in DAY_FIRST:
            day, month = first, second
        elif second > 12:
            day, month = second, first
        else:
            return None
    else:
        day = int(parts["day"])
        month = (
            int(parts["month"]) if parts["month"].isdigit() else months()[_plain(parts["month"])]
        )
    try:
        return datetime.date(int(parts["year"]), month, day)
    except ValueError:
        return None
