"""What a reader asks for, taken apart: words, and phrases in quotation marks. A pure rule."""

import re
from typing import NamedTuple

from hni_site.foundations.folding import folded, tokens

LONGEST = 200
MOST_WORDS = 8

_QUOTES = '"“”„‟«»＂'
_PHRASE = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_BETWEEN = re.compile(f"([{_QUOTES}\\s]+)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Query(NamedTuple):
    """All of it must be found."""

    words: tuple[str, ...] = ()
    """In their compared form, each once, those of phrases included; the first `MOST_WORDS`."""
    phrases: tuple[str, ...] = ()
    """Words that must follow each other, with single spaces between."""
    exactly: frozenset[str] = frozenset()
    """The words of the phrases: no other form will do for them."""


def cleaned(asked: str) -> str:
    """The question as it is shown again: one line, not endless, nothing that databases refuse."""
    return " ".join(_UNSEEN.sub(" ", asked[: 4 * LONGEST]).split())[:LONGEST].strip()


def parse(asked: str) -> Query:
    phrases, words = [], list[str]()
    for quoted in _PHRASE.findall(asked):
        found = list(tokens(folded(quoted)))
        words += found
        if len(found) > 1:
            phrases.append(folded(quoted))
    exactly = frozenset(words)
    words += tokens(folded(_PHRASE.sub(" ", asked)))
    return Query(tuple(dict.fromkeys(words))[:MOST_WORDS], tuple(dict.fromkeys(phrases)), exactly)


def with_other(asked: str, word: str, other: str) -> str:
    """The question with one of its words replaced; left out where the other is empty."""
    parts = _BETWEEN.split(asked)
    changed = [other if list(tokens(folded(part))) == [word] else part for part in parts]
    if changed == parts:  # It stands inside of something longer, such as home-basd.
        changed = [f"{other if token == word else token} " for token in tokens(folded(asked))]
    return " ".join("".join(changed).split())
