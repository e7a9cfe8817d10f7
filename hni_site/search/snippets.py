"""The part of a text that shows why it was found. A pure rule; escaping is the template's."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hni_site.foundations.folding import (
    folded,
    folded_with_places,
    is_unspaced,
    tokens,
)

LENGTH = 240
BEFORE = 80
_TO_A_SPACE = 25
_MOST_LOOKED_AT = 100
_WORD = re.compile(r"\S+")


class Part(NamedTuple):
    text: str
    is_marked: bool


def snippet(texts: Sequence[str], wanted: Collection[str]) -> list[Part]:
    """The stretch of the texts that has most of the words, as parts to show one after the other.

    Nothing where none of them has one.
    """
    best = max(texts, key=lambda text: len(_words_in(text, wanted)), default="")
    spans = list(_spans(best, wanted)) if best else []
    if not spans:
        return []
    first, last = _window(best, spans)
    parts = _parts(best, spans, first, last)
    return [
        *([Part("… ", False)] if first else []),
        *parts,
        *([Part(" …", False)] if last < len(best) else []),
    ]


def marked(text: str, wanted: Collection[str]) -> list[Part]:
    """All of a text, with the words marked."""
    return _parts(text, list(_spans(text, wanted)), 0, len(text))


def _words_in(text: str, wanted: Collection[str]) -> set[str]:
    compared = folded(text)
    here = {*tokens(compared)}
    return {word for word in wanted if (word in compared if is_unspaced(word) else word in here)}


def _spans(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand, in order, without overlaps."""
    compared, places = folded_with_places(text)
    stretches = [word for word in wanted if is_unspaced(word)]
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(compared):
        start = match.start()
        for token in tokens(match[0]):
            if token in wanted:
                found.append((start, start + len(token)))
            start += len(token)
    for stretch in stretches:
        starts = (match.start() for match in re.finditer(f"(?={re.escape(stretch)})", compared))
        found += [(start, start + len(stretch)) for start in starts]
    end = 0
    for start, stop in sorted(found):
        first, last = places[start], places[stop - 1] + 1
        while last < len(text) and _is_sign(text[last]):
            last += 1
        if last > end:
            yield max(first, end), last
            end = last


def _is_sign(character: str) -> bool:
    """Whether it belongs to the letter before it."""
    return unicodedata.category(character)[0] == "M"


def _window(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From a little before the place where most of the words stand together."""
    some = spans[:_MOST_LOOKED_AT]
    together = [sum(s <= start < s + LENGTH - BEFORE for start, _end in some) for s, _end in some]
    start, stop = some[together.index(max(together))]
    first = max(0, start - BEFORE)
    last = min(len(text), max(first + LENGTH, stop))
    if first and (space := text.rfind(" ", first, min(start, first + _TO_A_SPACE) + 1)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", max(stop, last - _TO_A_SPACE), last)) >= 0:
        last = space
    # Nothing begins with a sign that belongs to the letter before.
    while 0 < first < start and _is_sign(text[first]):
        first += 1
    while stop < last < len(text) and _is_sign(text[last]):
        last -= 1
    return first, last


def _parts(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> list[Part]:
    parts, end = [], first
    for start, stop in spans:
        if first <= start and stop <= last:
            parts += [Part(text[end:start], False), Part(text[start:stop], True)]
            end = stop
    parts.append(Part(text[end:last], False))
    return [part for part in parts if part.text]
