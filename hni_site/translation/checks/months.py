"""The months of dates, by their names in CLDR."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from hni_site.foundations.geography import cldr
from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed
from hni_site.translation.plain_text import plain

# Spellings that are as usual as CLDR's.
_MORE: dict[str, dict[str, int]] = {
    "hi": {"फरवरी": 2, "सितंबर": 9, "सितम्बर": 9, "अक्टूबर": 10, "अक्तूबर": 10}
    | {"नवंबर": 11, "नवम्बर": 11, "दिसंबर": 12, "दिसम्बर": 12},
    "ur": {"فروری": 2, "اکتوبر": 10, "نومبر": 11, "دسمبر": 12},
    "ar": {"ابريل": 4, "اكتوبر": 10, "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4}
    | {"أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9}
    | {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12},
    "es": {"setiembre": 9},
}
_SHORT_FORMS = frozenset({"en", "th"})  # Elsewhere they are also other words.
_FEWEST = 3  # Letters of a short form.


def dates(segment: Segment) -> Iterator[Finding]:
    """No date in another month than in the source."""
    source = months_in(segment.source_text, segment.source_language)
    target = months_in(segment.target_text, segment.language)
    if not source or not (wrong := target - source):
        return
    if wrong - _in_digits(ascii_digits(segment.source_text)):
        names = cldr(segment.source_language).months["format"]["wide"]
        yield blocks(
            Check.DATES,
            _("The source says %(lost)s, the translation has another month. Correct the date.")
            % {"lost": listed([names[month] for month in sorted(source)])},
        )


_IN_DIGITS = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def _in_digits(text: str) -> set[int]:
    """What may be months in dates such as 20/10/2023, wherever they put the day."""
    dates = _IN_DIGITS.findall(text)
    return {int(number) for date in dates for number in re.findall(r"\d+", date)}


def months_in(text: str, language: str) -> set[int]:
    """The months, 1 to 12, whose names stand beside a day or year."""
    base = language.split("-")[0]
    pattern, names = _months(base)
    return {names[_key(m[0], base)] for m in pattern.finditer(plain(text)) if _is_date(m)}


def _key(name: str, base: str) -> str:
    return name if base == "en" else name.lower()  # In English "may" is no month.


_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th|er|º|\.º|\.)?[\s,]{0,2}(?:\w{1,3}[\s']{1,2}){0,2}$")
_NUMBER_BEHIND = re.compile(r"[.,،]?\s{0,2}(?:\w{1,3}\s){0,2}\d")


def _is_date(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 14) : match.start()]
    return bool(_DAY_BEFORE.search(before) or _NUMBER_BEHIND.match(match.string, match.end()))


@lru_cache
def _months(base: str) -> tuple[re.Pattern[str], dict[str, int]]:
    months = cldr(base).months
    names = dict(_MORE.get(base, {}))
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated") if base in _SHORT_FORMS else ("wide",):
            for number, name in months[context][width].items():
                if width == "wide" or len(name) >= _FEWEST:
                    names.setdefault(name, number)
    names = {_key(plain(name), base): number for name, number in names.items()}
    longest_first = sorted(names, key=len, reverse=True)
    is_cased = longest_first[0].upper() != longest_first[0].lower()
    edges = (r"(?<!\w)", r"(?!\w)") if is_cased else ("", "")
    alternatives = "|".join(map(re.escape, longest_first))
    flags = re.NOFLAG if base == "en" else re.IGNORECASE
    return re.compile(f"{edges[0]}(?:{alternatives}){edges[1]}", flags), names
