"""Quotes: a paragraph that is someone's words, with who said them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from news.importer.recognise.contact_lines import looks_like_name
from news.importer.recognise.cues import JOINING, one_of, phrases

# Opening sign → the sign that closes it. Where it is missing, any closing sign does.
PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "”": "”", "″": "″"}
CLOSING = '”"»“″'
_OPENING = re.compile(rf"(?<!\w)[{''.join(PAIRS)}](?=\s?\S)")
LONGEST = 5_000
"""A longer paragraph is no quote; the rules are not tried on it."""

MAX_FIELD = 200
MAX_ROLE_WORDS = 15
_PUNCTUATION = " \t\n\xa0\u202f.,;:!?–—-()"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote's parts, and the words and signs that say it is one and stand in none of them."""

    words: str
    name: str = ""
    role: str = ""
    connecting: str = ""


@dataclass(frozen=True, slots=True)
class _Who:
    name: str
    role: str
    connecting: str


def find_quote(text: str) -> FoundQuote | None:
    """The quote a paragraph is, all of it: words in quotation marks and who said them.

    The attribution stands before the words, after them, or between two parts of them, which then
    become two lines. None for a paragraph that says anything else: it is prose, with a quote in it.
    """
    if len(text) > LONGEST or not any(sign in text for sign in PAIRS):
        return None
    parts = list(_parts(text))
    quoted = [part for part, is_quoted in parts if is_quoted]
    said = [i for i, (part, is_quoted) in enumerate(parts) if not is_quoted and _says(part)]
    if (len(quoted), said) not in [(1, [0]), (1, [2]), (2, [2])]:
        return None
    who = _who(parts[said[0]][0], _after() if said[0] else _before())
    if who is None:
        return None
    connecting = f"{who.connecting} {_signs(text)}".strip()
    return FoundQuote("\n".join(quoted), who.name, who.role, connecting)


def speech(introduction: str, below: Iterable[str]) -> tuple[FoundQuote, int] | None:
    """The quote of the paragraphs below "NAME, ROLE, said:", and how many they are.

    Each begins with a quotation mark and only the last one ends with one, as English sets them.
    """
    if not introduction.endswith(":") or (who := _who(introduction, _before())) is None:
        return None
    words: list[str] = []
    opening = ""
    for text in below:
        opening = opening or text[0]
        if opening not in PAIRS or not text.startswith(opening):
            return None
        inside, closing, more = text[1:].partition(PAIRS[opening])
        words.append(inside.strip())
        if closing:
            connecting = f"{who.connecting} {_signs(opening + closing)}".strip()
            found = FoundQuote("\n".join(words), who.name, who.role, connecting)
            return None if _says(more) else (found, len(words))
    return None


def quoted_words(text: str) -> str:
    """The words of a text that stands wholly in one pair of quotation marks; else nothing."""
    parts = [(part, is_quoted) for part, is_quoted in _parts(text) if _says(part)]
    return parts[0][0] if len(parts) == 1 and parts[0][1] else ""


def signature(text: str) -> tuple[str, str] | None:
    """The name and role of a line such as "— NAME, ROLE" under a quote; None if it is none."""
    match = re.fullmatch(r"\s*[–—―-]{1,2}\s*(?P<who>[^\n]+?)[\s.]*", text)
    return _name_and_role(match["who"], least_words=2) if match else None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """What stands outside and inside quotation marks, in turn, without the marks."""
    position = 0
    while match := _OPENING.search(text, position):
        start = match.end()
        end = text.find(PAIRS[match[0]], start)
        if end < 0:
            ends = [at for sign in CLOSING if (at := text.find(sign, start)) >= 0]
            if not ends:
                break
            end = min(ends)
        yield text[position : match.start()], False
        yield text[start:end].strip(), True
        position = end + 1
    yield text[position:], False


def _says(part: str) -> bool:
    return bool(part.strip(_PUNCTUATION))


def _signs(text: str) -> str:
    return " ".join(sign for sign in dict.fromkeys(text) if sign in PAIRS or sign in CLOSING)


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    """ "According to NAME, ROLE," · "Según explicó NAME," · "NAME, ROLE, said:" · "NAME, ROLE:" """
    according, said = one_of(phrases("according to")), one_of(phrases("said"))
    return (
        re.compile(
            rf"\s*(?P<connecting>{according}(?:\s+{said})?)\s+(?P<who>.+?)[\s,:]*", re.I | re.S
        ),
        re.compile(rf"\s*(?P<who>.+?),?\s+(?P<connecting>{said})[\s,:]*", re.I | re.S),
        re.compile(r"\s*(?P<who>[^:]+?)\s?:\s*(?P<connecting>)"),
    )


@cache
def _after() -> tuple[re.Pattern[str], ...]:
    """ "said NAME, ROLE." · "NAME, ROLE, said." · "— NAME, ROLE" """
    said = one_of([*phrases("said"), *phrases("according to")])
    verb = one_of(phrases("said"))
    return (
        re.compile(rf"[\s,–—-]*(?P<connecting>{said})\s+(?P<who>.+?)[\s.,:]*", re.I | re.S),
        re.compile(rf"[\s,–—-]*(?P<who>.+?),?\s+(?P<connecting>{verb})[\s.,:]*", re.I | re.S),
        re.compile(r"[\s.,]*[–—―-]{1,2}\s*(?P<who>.+?)[\s.]*(?P<connecting>)", re.S),
    )


def _who(text: str, forms: tuple[re.Pattern[str], ...]) -> _Who | None:
    for form in forms:
        if match := form.fullmatch(text):
            named = _name_and_role(match["who"], least_words=1 if match["connecting"] else 2)
            if named:
                return _Who(*named, " ".join(match["connecting"].split()))
    return None


def _name_and_role(who: str, *, least_words: int) -> tuple[str, str] | None:
    """The two halves around the first comma; None where the first half cannot be a name."""
    name, _comma, role = (part.strip() for part in who.partition(","))
    words = name.split()
    is_name = (
        len(words) >= (2 if role else least_words)
        and looks_like_name(name)
        and words[0].casefold() not in JOINING
        and not _no_name().fullmatch(words[0])
    )
    is_role = (
        len(role.split()) <= MAX_ROLE_WORDS
        and not re.search(r"[.!?]\s", role)
        and not any(sign in role for sign in PAIRS)
        and not _relative().match(role)
    )
    fits = len(name) <= MAX_FIELD and len(role) <= MAX_FIELD
    return (name, role.replace("\n", " ")) if is_name and is_role and fits else None


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(one_of(phrases("relative")), re.IGNORECASE)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(one_of(phrases("no place")), re.IGNORECASE)
