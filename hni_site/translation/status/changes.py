"""What changed between two versions of a source text, and what kind of change that is.

Pure functions. A version is its segments in order, each a place in the page and a text as
wagtail-localize cuts it; a place may have several.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from hni_site.editorial.enums import ChangeKind

Segment = tuple[str, str]
"""Place and text."""

_MARKUP = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Change:
    """A segment that is another now. Empty before: it is new; empty after: it is gone."""

    place: str
    before: str
    after: str


def changes_between(old: Iterable[Segment], new: Iterable[Segment]) -> list[Change]:
    """In the order of the new version; what is gone comes last.

    A segment that only moved with its block is none: its translation moves with it. That the order
    is another is seen by `versions.differ_in_content`.
    """
    before, after = _by_place(old), _by_place(new)
    found = []
    for place in [*after, *(place for place in before if place not in after)]:
        found += _changes_at(place, before.get(place, []), after.get(place, []))
    return found


def _by_place(segments: Iterable[Segment]) -> dict[str, list[str]]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place, text in segments:
        places[place].append(text)
    return dict(places)


def _changes_at(place: str, old: list[str], new: list[str]) -> list[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Change(place, before, after)
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
        for before, after in zip_longest(old[i:j], new[k:m], fillvalue="")
    ]


def proposed_kind(changes: Sequence[Change]) -> ChangeKind:
    """Minor where each segment says the same, written in another way; for an editor to confirm.

    What can't be told apart from another meaning, such as one number or name for another, is major:
    a translator who looks in vain loses a minute, a reader who is told something wrong more.
    """
    is_minor = all(_says_the_same(change.before, change.after) for change in changes)
    return ChangeKind.MINOR if is_minor else ChangeKind.MAJOR


def _says_the_same(before: str, after: str) -> bool:
    """But for markup, punctuation, capitals, accents, and letters swapped or doubled in a word."""
    old, new = _words(before), _words(after)
    if not old or not new:
        return old == new
    return len(old) == len(new) and all(map(_is_same_word, old, new))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _MARKUP.sub("", text)).casefold()
    return _WORD.findall(plain)


def _is_same_word(old: str, new: str) -> bool:
    if old == new or _without_accents(old) == _without_accents(new):
        return True
    if any(map(str.isdigit, old + new)):
        return False
    return sorted(old) == sorted(new) or _undoubled(old) == _undoubled(new)


def _without_accents(word: str) -> str:
    """Of Latin letters; in other scripts marks are letters of their own."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not 0x300 <= ord(part) <= 0x36F)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _run in groupby(word))


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """The two texts in one: runs of words that are `same`, `gone` or `new`, in order."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    runs: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("same", "".join(old[i:j])))
            continue
        both = (("gone", "".join(old[i:j])), ("new", "".join(new[k:m])))
        runs += [(name, run) for name, run in both if run]
    return runs
