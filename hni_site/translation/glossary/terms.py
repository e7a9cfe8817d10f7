"""The glossary's rules, without a database: which terms occur in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hni_site.translation.plain_text import plain

# Scripts that are written without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer.
_SPACELESS = "\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff"
_SPACELESS_LETTER = re.compile(f"[{_SPACELESS}]")
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0300-\u036f"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
PLURAL_FROM = 4  # Letters: a shorter word with an s behind it is often another word.


@dataclass(frozen=True)
class Term:
    """How a term is said in another language."""

    term: str
    translation: str = ""
    """Empty where it is kept as it is, or where the glossary only forbids something."""

    note: str = ""
    forbidden: tuple[str, ...] = ()
    """Words that must not stand for it."""

    keep_as_is: bool = False
    case_sensitive: bool = False


def found_in(text: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that occur in the text, each once, in the order of their first occurrence.

    The text may have inline markup. Of terms that overlap, the longest counts. A term is a whole
    word or several; in scripts without spaces between words, any part of the text. In Latin
    letters a plural s is the same term, unless the term is kept as it is or its case matters.
    """
    by_name = {_key(term): term for term in terms}
    if not by_name:
        return []
    finder = _finder(tuple(sorted((name, _is_exact(term)) for name, term in by_name.items())))
    found = {by_name[name]: None for name in finder.names_in(plain(text))}
    return list(found)


def occurs(words: str, text: str, *, exactly: bool = False) -> bool:
    """Whether the words stand in the text, by the rules of `found_in`."""
    return bool(found_in(text, [Term(words, keep_as_is=exactly)]))


def without(words: Sequence[str], text: str) -> str:
    """The plain text with the words (as `found_in` finds them) left out."""
    if not words:
        return text
    finder = _finder(tuple(sorted((_normal(word), False) for word in {*words} if word.strip())))
    return finder.pattern.sub(" ", text) if finder.pattern else text


def _key(term: Term) -> str:
    return _normal(term.term)


def _normal(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _is_exact(term: Term) -> bool:
    return term.keep_as_is or term.case_sensitive


class _Finder:
    """A pattern with a group for each term, the longest first."""

    def __init__(self, names: Sequence[tuple[str, bool]]) -> None:
        longest_first = sorted((pair for pair in names if pair[0]), key=lambda pair: -len(pair[0]))
        self.names = [name for name, _is_exact in longest_first]
        alternatives = "|".join(f"({_pattern(*pair)})" for pair in longest_first)
        self.pattern = re.compile(alternatives) if alternatives else None

    def names_in(self, text: str) -> Iterator[str]:
        for match in self.pattern.finditer(text) if self.pattern else ():
            yield self.names[(match.lastindex or 1) - 1]


@lru_cache(maxsize=64)
def _finder(names: tuple[tuple[str, bool], ...]) -> _Finder:
    return _Finder(names)


def _pattern(name: str, is_exact: bool) -> str:
    words = name.split()
    shortest = PLURAL_FROM if len(words) == 1 else PLURAL_FROM - 1
    pattern = r"\s+".join(
        re.escape(word) if is_exact else _inflected(word, shortest) for word in words
    )
    words_pattern = pattern if is_exact else f"(?i:{pattern})"
    if _SPACELESS_LETTER.search(name):
        return words_pattern
    before, after = _boundary(name[0]), _boundary(name[-1])
    return f"(?<!{before}){words_pattern}(?!{after})"


# Endings of number and case that make no other word: of Hindi and Nepali, of Urdu and Arabic.
_ENDINGS = (
    (re.compile("[a-zA-Z]$"), "(?:e?s)?"),
    (re.compile("[\u0900-\u097f]$"), "(?:ियों|ियाँ|ों|ें|ो|े)?"),
    (re.compile("[\u0620-\u06d3]$"), "(?:وں|یں|ات|ون|ين)?"),
)
_ARABIC_ARTICLE = "ال"  # And, so, with and like stand right before it.


def _inflected(word: str, shortest: int) -> str:
    """The word with the endings and beginnings that are no part of it."""
    before = "[وفبك]?" if word.startswith(_ARABIC_ARTICLE) else ""
    endings = (ending for last, ending in _ENDINGS if len(word) >= shortest and last.search(word))
    return before + re.escape(word) + next(endings, "")


def _boundary(letter: str) -> str:
    """What must not stand beside a word that begins or ends with this letter.

    Beside Latin letters, only those: other scripts put their particles right at a foreign word.
    """
    if _LATIN_LETTER.match(letter):
        return rf"[{_LATIN}\d_]"
    return rf"(?:[^\W{_LATIN}{_SPACELESS}]|{_marks()})"


@lru_cache(maxsize=1)
def _marks() -> str:
    """A class of all combining marks outside the scripts without spaces: `re` knows none."""
    marks = (
        char
        for char in map(chr, range(0x300, 0x3000))
        if unicodedata.category(char)[0] == "M" and not _SPACELESS_LETTER.match(char)
    )
    return f"[{''.join(map(re.escape, marks))}]"
