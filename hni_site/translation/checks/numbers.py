"""Numbers: the same values, in whichever digits, separators and scale words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from hni_site.translation.checks.addresses import without_addresses
from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.months import months_in
from hni_site.translation.checks.number_words import ERAS, SCALES, SMALL, WORDS
from hni_site.translation.checks.placeholders import PLACEHOLDER
from hni_site.translation.checks.reading_numbers import Number, numbers_in
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed, warns

_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)(?:\s?([ap])\.?\s?m\b)?", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?<![:.\d])(\d{1,2})\s?p\.?\s?m\b", re.IGNORECASE)
_FIRST_YEAR = 1000  # A smaller number is no year.
_HALF_DAY = 12


def numbers(segment: Segment) -> Iterator[Finding]:
    """Every number of the source, and none beside them."""
    source_text, target_text = _sentence(segment.source_text), _sentence(segment.target_text)
    source_text, target_text = _without_times(source_text, target_text)
    source = numbers_in(source_text, segment.source_language)
    target = numbers_in(target_text, segment.language)
    missing = [number for number in source if not _any(number, target, segment)]
    added = [number for number in target if not _any(number, source, segment)]
    missing, added = _as_months(segment, missing, added)
    missing, added = _other_ways(segment, missing, added)
    if not added:
        missing = [n for n in missing if not _is_word(n, segment.target_text, segment.language)]
    unspelled = [n for n in added if not _is_word(n, segment.source_text, segment.source_language)]
    yield from _told(segment, missing, unspelled)


def _told(segment: Segment, missing: list[Number], added: list[Number]) -> Iterator[Finding]:
    may_be_words = not added and segment.base not in WORDS
    spelled = [n for n in missing if may_be_words and _small(n)]
    lost = [n.shown for n in missing if n not in spelled]
    if lost and added:
        yield blocks(
            Check.NUMBERS,
            _("The source says %(lost)s, the translation %(added)s. Take the source's number.")
            % {"lost": listed(lost), "added": listed([n.shown for n in added])},
        )
    elif lost:
        yield blocks(
            Check.NUMBERS,
            _("%(lost)s is missing. Write the number as in the source.") % {"lost": listed(lost)},
        )
    elif added:
        yield warns(
            Check.NUMBERS,
            _("%(added)s is not in the source. Check the number.")
            % {"added": listed([n.shown for n in added])},
        )
    if spelled:
        yield warns(
            Check.NUMBERS,
            _("%(lost)s is missing, unless it is written as a word. Check it.")
            % {"lost": listed([n.shown for n in spelled])},
        )


def _sentence(text: str) -> str:
    """In ASCII digits, without what other checks look at."""
    return PLACEHOLDER.sub(" ", without_addresses(ascii_digits(text)))


def _any(number: Number, others: list[Number], segment: Segment) -> bool:
    return any(_equal(number, other, segment) for other in others)


def _equal(one: Number, other: Number, segment: Segment) -> bool:
    if one.values & other.values:
        return True
    # Where the scale words of one of the languages are unknown, the digits must do.
    languages = (segment.base, segment.source_language.split("-")[0])
    return any(language not in SCALES for language in languages) and bool(one.bare & other.bare)


def _as_months(
    segment: Segment, missing: list[Number], added: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without months that are digits in one language and a name in the other."""
    source = months_in(segment.source_text, segment.source_language)
    target = months_in(segment.target_text, segment.language)
    return (
        [n for n in missing if not n.values & _decimals(target - source)],
        [n for n in added if not n.values & _decimals(source - target)],
    )


def _decimals(months: set[int]) -> set[Decimal]:
    return {Decimal(month).normalize() for month in months}


def _other_ways(
    segment: Segment, missing: list[Number], added: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without years of another era, and hours of the afternoon counted to 12 or to 24."""
    years = {*ERAS.get(segment.base, ())}
    years |= {-step for step in ERAS.get(segment.source_language.split("-")[0], ())}
    later = {hour: hour + _HALF_DAY for hour in _afternoon(segment.source_text)}
    later |= {hour + _HALF_DAY: hour for hour in _afternoon(segment.target_text)}
    pairs = [
        (one, other)
        for one in missing
        for other in added
        if any(
            (value >= _FIRST_YEAR and {value + step for step in years} & other.values)
            or later.get(int(value)) in other.values
            for value in one.values
        )
    ]
    explained = [number for pair in pairs for number in pair]
    return (
        [n for n in missing if n not in explained],
        [n for n in added if n not in explained],
    )


def _afternoon(text: str) -> list[int]:
    """The hours in `2 p.m.`"""
    return [int(hour) for hour in _AFTERNOON.findall(ascii_digits(text))]


def _without_times(source: str, target: str) -> tuple[str, str]:
    """Both without the times that they share: 2:30 p.m. is 14:30, 14.30 and 14 h 30."""
    for match in _TIME.finditer(source):
        hour, minute = int(match[1]), match[2]
        later = {"a": {-_HALF_DAY}, "p": {_HALF_DAY}}.get(
            (match[3] or "").lower(), {_HALF_DAY, -_HALF_DAY}
        )
        other = {hour + step for step in later if 0 <= hour + step < 2 * _HALF_DAY}
        hours = "|".join(f"0?{h}" for h in sorted({hour, *other}, reverse=True))
        pattern = rf"(?<![\d.,:])(?:{hours})\s?[:.h]\s?{minute}(?!\d|[.,:]\d)"
        target, found = re.subn(pattern, " ", target, count=1, flags=re.IGNORECASE)
        if found:
            source = source.replace(match[0], " ", 1)
    return source, target


def _small(number: Number) -> int | None:
    """The number, where languages may write it as a word."""
    value = next(iter(number.bare))
    return int(value) if value == value.to_integral_value() and 0 < value <= SMALL else None


def _is_word(number: Number, text: str, language: str) -> bool:
    small = _small(number)
    words = WORDS.get(language.split("-")[0], {}).get(small, ()) if small else ()
    lowered = text.lower()
    if language.split("-")[0] == "th":
        return any(word in lowered for word in words)
    return any(re.search(rf"(?<!\w)[وبلفک]?(?:ال)?{re.escape(word)}", lowered) for word in words)
