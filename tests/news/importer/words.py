"""Whether a draft has the words of its source, each once, in order within its part."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Protocol

from bs4 import BeautifulSoup

from news.importer.release import BodyPart, RecognisedRelease


class Written(Protocol):
    """A part of a source."""

    @property
    def text(self) -> str: ...


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def html_words(html: str) -> list[str]:
    return words(BeautifulSoup(html, "html.parser").get_text(" "))


def fields_of(part: BodyPart) -> Iterator[list[str]]:
    """The words of each field of a part."""
    match part.type:
        case "paragraph":
            yield html_words(part.html)
        case "quote":
            yield from (words(part.text), words(part.attribution), words(part.role))
        case "table":
            yield from (words(" ".join(row)) for row in part.rows)
        case _:
            yield words(part.text)


def draft_words(release: RecognisedRelease) -> Counter[str]:
    """All words of the draft and of the listed markers, but for the place."""
    counted = Counter(words(release.title) + words(release.kicker))
    for subhead in release.subheads:
        counted.update(words(subhead))
    for field in chain.from_iterable(map(fields_of, release.body)):
        counted.update(field)
    if release.boilerplate:
        counted.update(words(release.boilerplate.title))
        counted.update(html_words(release.boilerplate.html))
    for c in release.contacts:
        counted.update(words(f"{c.name} {c.role} {c.organisation} {c.email} {c.phone}"))
    for marker in release.markers:
        counted.update(words(marker.text))
    return counted


def assert_nothing_lost(parts: Sequence[Written], release: RecognisedRelease) -> None:
    source = Counter(words(" ".join(part.text for part in parts)))
    without_place = draft_words(release)
    place = Counter(words(release.dateline_place))
    is_copy = any("was found in the lead" in caution.text for caution in release.cautions)
    found = without_place if is_copy else without_place + place
    assert found - source == Counter(), "words that the source does not have"
    assert source - found == Counter(), "words lost"


def assert_in_order(parts: Sequence[Written], release: RecognisedRelease) -> None:
    """Words that the source has once stand in each field in the source's order, and so do parts."""
    source = words(" ".join(part.text for part in parts))
    once = {word for word, number in Counter(source).items() if number == 1}
    position = {word: index for index, word in enumerate(source) if word in once}
    starts = []
    for part in release.body:
        positions = [
            [position[word] for word in field if word in once] for field in fields_of(part)
        ]
        for field in positions:
            assert all(before < after for before, after in pairwise(field))
        starts += [min(chain.from_iterable(positions))] if any(positions) else []
    assert all(before < after for before, after in pairwise(starts))
