"""How similar texts find each other: they share some of their pieces.

A piece is a run of characters of the text. Of its pieces of each length a text keeps the few with
the smallest hash: a bottom-k sketch (Broder, On the resemblance and containment of documents).
Hashes are the same everywhere, so texts that share many pieces share some of those that are kept,
and both databases find them with an index on whole numbers. Why these lengths:
docs/translation-memory.md.
"""

import re

from hni_site.foundations import pieces
from hni_site.translation.memory.text import visible

# Length of the pieces, and how many are kept. Long ones are rare, so few texts are looked through;
# short ones find texts of a few words.
KEPT = {14: 8, 10: 6}

_NUMBER = re.compile(r"\d+")


def keys(text: str, source_language: str, language: str) -> list[int]:
    """The keys of a text's pieces, signed 64 bit; upper half the language pair, lower the piece.

    Case, spaces and the figures in it don't count: they are what changes most often.
    """
    plain = f" {' '.join(_NUMBER.sub('0', visible(text).casefold()).split())} "
    found: dict[int, None] = {}
    for length, kept in KEPT.items():
        starts = range(max(1, len(plain) - length + 1))
        runs = {plain[start : start + length] for start in starts}
        smallest = pieces.keys(runs, among=f"{source_language} {language}")[:kept]
        found.update(dict.fromkeys(smallest))
    return list(found)
