"""The numbers in a text, with every value that their digits and separators may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from hni_site.foundations.geography import cldr
from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.number_words import SCALES

_SPACE = "\u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<!\d)(?:"
    rf"(?P<grouped>\d{{1,3}}(?P<g>[.,'’{_SPACE}])\d{{3}}(?:(?P=g)\d{{3}})*(?:[.,]\d+)?(?![.,]?\d))"
    r"|(?P<indian>\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![.,]?\d))"
    r"|(?P<spaced>[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?![.,]?\d| \d))"
    r"|(?P<decimal>(?<!\d[.,])\d+[.,]\d+(?![.,]?\d))"
    r"|(?P<plain>\d+))",
    re.ASCII,
)
_LONGEST = 40  # Digits: more are no number that anyone writes.


@dataclass(frozen=True)
class Number:
    shown: str
    start: int
    end: int
    values: frozenset[Decimal]
    """What it may mean, a scale word such as million included."""

    bare: frozenset[Decimal]
    """Without the scale word."""

    is_scaled: bool


def numbers_in(text: str, language: str) -> list[Number]:
    """In the order of the text. Two that belong together, as in `14 crore 70 lakh`, are one."""
    base = language.split("-")[0]
    numbers: list[Number] = []
    text = ascii_digits(text)
    for match in _NUMBER.finditer(text):
        if len(match[0]) > _LONGEST:
            continue
        number = _scaled(match, text, base)
        last = numbers[-1] if numbers else None
        if last and _belong_together(last, number, text):
            numbers[-1] = _sum(last, number, text)
        else:
            numbers.append(number)
    return numbers


def _scaled(match: re.Match[str], text: str, base: str) -> Number:
    bare = frozenset(_readings(match, base))
    word = _scale_pattern(base).match(text, match.end()) if base in SCALES else None
    zeros = SCALES[base][word["word"].lower()] if word else 0
    values = frozenset(value.scaleb(zeros).normalize() for value in bare)
    end = (word or match).end()
    return Number(match[0], match.start(), end, values, bare, bool(word))


def _readings(match: re.Match[str], base: str) -> Iterator[Decimal]:
    digits = match[0]
    if match["plain"]:
        yield Decimal(digits).normalize()
    elif match["decimal"]:
        yield Decimal(digits.replace(",", ".")).normalize()
    elif match["spaced"]:
        yield Decimal(digits.replace(" ", "").replace(",", ".")).normalize()
    else:
        mark = match["g"] or ","
        parts = digits.split(mark)
        tail = parts[-1].replace(",", ".")
        is_unsure = mark == match["g"] and mark in ".," and len(parts) == 2 and tail.isdigit()
        if not is_unsure or mark == "," or _decimal_mark(base) == ",":
            yield Decimal("".join(parts[:-1]) + tail).normalize()
        # 1.200 and 1,200 may both be either in Spanish, from country to country; not in English.
        if is_unsure and (mark == "." or _decimal_mark(base) == ","):
            yield Decimal(".".join(parts)).normalize()


@lru_cache
def _decimal_mark(base: str) -> str:
    symbols = cldr(base).number_symbols
    return str(symbols.get("latn", symbols)["decimal"])


@lru_cache
def _scale_pattern(base: str) -> re.Pattern[str]:
    longest_first = sorted(SCALES[base], key=len, reverse=True)
    words = "|".join(word if word.isascii() else re.escape(word) for word in longest_first)
    end = r"(?!\w)" if longest_first[0][0].isascii() else ""
    return re.compile(rf"[\s{_SPACE}\-]*(?P<word>{words}){end}", re.I)


def _belong_together(first: Number, second: Number, text: str) -> bool:
    between = text[first.end : second.start]
    return (
        first.is_scaled
        and second.is_scaled
        and not between.strip()
        and max(second.values) < max(first.values)
    )


def _sum(first: Number, second: Number, text: str) -> Number:
    total = frozenset({(max(first.values) + max(second.values)).normalize()})
    shown = text[first.start : second.end]
    return Number(shown, first.start, second.end, total, first.bare | second.bare, True)
