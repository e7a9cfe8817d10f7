"""The glossary's rules, without a database: which terms occur in a text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hni_site.translation.plain_text import plain

# Scripts that are written without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer.
_SPACELESS = "\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff"
_SPACELESS_LETTER = re.compile(f"[{_SPACELESS}]")
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0300-\u036f"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_BEGINNING = 3  # Letters by which terms are looked up.
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


class Glossary(tuple[Term, ...]):
    """Many terms, put in order once to be looked for in many texts."""

    @cached_property
    def by_beginning(self) -> dict[str, list[Term]]:
        """First letters → the terms that begin so, the longest first."""
        index: dict[str, list[Term]] = {}
        for term in sorted(self, key=lambda term: -len(term.term)):
            if words := term.term.split():
                index.setdefault(words[0][:_BEGINNING].lower(), []).append(term)
        return index


def found_in(text: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that occur in the text, each once, in the order of their first occurrence.

    The text may have inline markup. Of terms that overlap, the longest counts. A term is a whole
    word or several; in scripts without spaces between words, any part of the text. Endings that
    make no other word, such as a plural s, don't count, unless the term is kept as it is or its
    case matters. For many texts, pass a Glossary.
    """
    glossary = terms if isinstance(terms, Glossary) else Glossary(terms)
    found: dict[Term, None] = {}
    text, position = plain(text), 0
    while position < len(text):
        term, end = _at(position, text, glossary.by_beginning)
        if term:
            found[term] = None
        position = max(end, position + 1)
    return list(found)


def _at(position: int, text: str, index: dict[str, list[Term]]) -> tuple[Term | None, int]:
    """The longest term that begins here, and where it ends."""
    best, end = None, position
    start = position + bool(_BEFORE_ARTICLE.match(text, position))
    for letters in range(1, _BEGINNING + 1):
        for term in index.get(text[start : start + letters].lower(), ()):
            match = _compiled(term.term, _is_exact(term)).match(text, position)
            if match and match.end() > end:
                best, end = term, match.end()
    return best, end


def occurs(words: str, text: str, *, exactly: bool = False) -> bool:
    """Whether the words stand in the plain text, by the rules of `found_in`."""
    return bool(words.split()) and bool(_compiled(words, exactly).search(text))


def without(words: Iterable[str], text: str) -> str:
    """The plain text with the words (as `found_in` finds them) left out."""
    for each in sorted(set(words), key=len, reverse=True):
        if each.split():
            text = _compiled(each, False).sub(" ", text)
    return text


def _is_exact(term: Term) -> bool:
    return term.keep_as_is or term.case_sensitive


@lru_cache(maxsize=8192)
def _compiled(name: str, is_exact: bool) -> re.Pattern[str]:
    return re.compile(_pattern(unicodedata.normalize("NFC", name), is_exact))


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
_BEFORE_ARTICLE = re.compile(f"[وفبك](?={_ARABIC_ARTICLE})")


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
