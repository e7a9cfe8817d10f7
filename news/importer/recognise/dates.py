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


MONTHS = _names("months") | {"sept": 9, "setiembre": 9}
WEEKDAYS = frozenset(_names("days"))


def _any(names: "frozenset[str] | dict[str, int]") -> str:
    """A regular expression for the names; each letter with or without an accent."""
    spelled_with = {"a": "aáãâ", "c": "cç", "e": "eéê", "i": "ií", "o": "oô", "u": "uûú"}
    accents = {letter: rf"[{forms}][\u0300-\u036f]?" for letter, forms in spelled_with.items()}
    spelled = (
        "".join(accents.get(letter, re.escape(letter)) for letter in name)
        for name in sorted(names, key=len, reverse=True)
    )
    return rf"(?:{'|'.join(spelled)})(?!\w)\.?"


_DAY = r"(?P<day{n}>\d{{1,2}})(?:\s?(?:st|nd|rd|th|er|ro|do|\.?[ºª°])(?!\w)|\.)?"
_MONTH = r"(?P<month{n}>" + _any(MONTHS).replace("{", "{{").replace("}", "}}") + ")"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)(?!\d)"
_FORMS = (
    _DAY + r",?\s+(?:of\s+|de\s+)?" + _MONTH + r",?\s+(?:de\s+|del\s+)?" + _YEAR,
    _MONTH + r"\s+" + _DAY + r",?\s+(?:de\s+|del\s+)?" + _YEAR,
    r"(?P<year{n}>(?:19|20)\d\d)-(?P<month{n}>\d\d)-(?P<day{n}>\d\d)(?!\d)",
    r"(?P<first{n}>\d{{1,2}})[/.-](?P<second{n}>\d{{1,2}})[/.-]" + _YEAR,
)

_ARTICLE = r"(?:(?:le|el|a|em|the)\s+)?"
DATE = (
    rf"{_ARTICLE}(?:(?:{_any(WEEKDAYS)}),?\s+)?{_ARTICLE}"
    + "(?:"
    + "|".join(form.format(n=n) for n, form in enumerate(_FORMS))
    + r")(?!\w)"
)
"""A regular expression for a date, for use inside others; compile it with `re.IGNORECASE`."""


@cache
def _date() -> re.Pattern[str]:
    return re.compile(DATE, re.IGNORECASE)


def is_time(word: str) -> bool:
    """The name of a month or of a day of the week."""
    return _plain(word) in WEEKDAYS or _plain(word) in MONTHS


def parse_date(text: str, language: str) -> datetime.date | None:
    """The date that the whole text is; None where it is none, or could be one of two days.

    `language` decides only whether 8/11/2023 begins with the day; in English nothing decides it.
    """
    match = _date().fullmatch(text.strip())
    if not match:
        return None
    parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
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
        month = int(parts["month"]) if parts["month"].isdigit() else MONTHS[_plain(parts["month"])]
    try:
        return datetime.date(int(parts["year"]), month, day)
    except ValueError:
        return None
