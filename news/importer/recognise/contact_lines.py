"""One line of a contact block → e-mail addresses, telephone numbers and the words between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import unquote

from news.importer.recognise.cues import JOINING, begins_small, one_of, phrases
from news.importer.source import Block

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_NUMBER = r"(?:\(?\+|\()?\d[\d\s().\-/]{5,30}\d"
_SEPARATORS = re.compile(r"\s*[|;•·/\x1f]\s*|\s+[–—-]\s+|,\s+")
_EDGES = " \t\xa0,.;:|/–—-()[]<>•·"
_MAX_NAME_WORDS = 6


class Said(StrEnum):
    NAME_OR_ROLE = "words"
    EMAIL = "email"
    PHONE = "phone"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Piece:
    said: Said
    text: str


def has_address(text: str) -> bool:
    """An e-mail address or a telephone number stands in it."""
    return next(_addresses(text), None) is not None


def looks_like_name(text: str) -> bool:
    """Capitalised words, with small ones between; no digits and no sentence."""
    words = text.split()
    return (
        0 < len(words) <= _MAX_NAME_WORDS
        and not any(c.isdigit() or c in '@:;!?“”"' for c in text)
        and not begins_small(words[0])
        and all(not begins_small(word) or word in JOINING for word in words)
        and any(c.isalpha() for c in text)
    )


def name_and_role(text: str) -> list[str]:
    """ "NAME, ROLE" as two; a text without a separator as one."""
    return [part for part in _SEPARATORS.split(text, maxsplit=1) if part]


def pieces(line: Block) -> Iterator[Piece]:
    """What a line says, in its order."""
    text = line.text
    addresses = list(_addresses(text))
    if not addresses:
        yield from _labelled(text.strip(" ,;|"))
    start = 0
    for match in addresses:
        yield from _words(text[start : match.start()], joined=True)
        if match["label"]:
            yield Piece(Said.LABEL, match["label"].strip())
        said = Said.EMAIL if match["email"] else Said.PHONE
        yield Piece(said, match[said.value])
        start = match.end()
    if addresses:
        yield from _words(text[start:], joined=False)
    if not EMAIL.search(text):
        yield from (Piece(Said.EMAIL, address) for address in _hidden_addresses(line))


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """E-mail addresses and telephone numbers; among words, digits are one only after a label."""
    for match in _address().finditer(text):
        number = match["phone"]
        if not number or match["label"] or number[0] in "+(0":
            yield match


@cache
def _labels() -> str:
    return one_of([*phrases("e-mail"), *phrases("telephone")])


@cache
def _address() -> re.Pattern[str]:
    extension = rf"(?:,?\s?{one_of(phrases('extension'))}[\s:.]*\d{{1,6}})?"
    return re.compile(
        rf"(?P<label>{_labels()}[\s:.)]*)?"
        rf"(?:(?P<email>{EMAIL.pattern})|(?P<phone>{_NUMBER}{extension}))",
        re.IGNORECASE,
    )


@cache
def _label() -> re.Pattern[str]:
    named = one_of(phrases("contact label"))
    return re.compile(rf"(?P<label>{named}\s*[:：]|{_labels()}$)\s*(?P<words>.*)", re.IGNORECASE)


def _labelled(text: str) -> Iterator[Piece]:
    """The words, and the label before them: "Name: …", or a label alone such as "WhatsApp"."""
    match = _label().fullmatch(text)
    if match:
        yield Piece(Said.LABEL, match["label"])
    words = match["words"] if match else text
    if words.strip(_EDGES):
        is_number = re.fullmatch(_NUMBER, words)
        yield Piece(Said.PHONE if is_number else Said.NAME_OR_ROLE, words)


@cache
def _joined() -> re.Pattern[str]:
    """The words that join a name to the address after it: "NAME at …, or call …"."""
    joining = one_of(phrases("joining an address"))
    return re.compile(rf"(?P<words>.*?)(?P<label>{joining})\s*", re.IGNORECASE | re.DOTALL)


def _words(text: str, *, joined: bool) -> Iterator[Piece]:
    """Names, roles and labels that stand before, between or after addresses."""
    joint = _joined().fullmatch(text) if joined else None
    for part in _SEPARATORS.split(joint["words"] if joint else text):
        words = _trimmed(part)
        if words:
            yield from _labelled(words)
    if joint:
        yield Piece(Said.LABEL, joint["label"])


def _trimmed(part: str) -> str:
    """Without the signs around it; a bracket that was opened inside stays closed."""
    words = part.strip(_EDGES)
    return words + ")" if "(" in words and ")" not in words else words


def _hidden_addresses(line: Block) -> Iterator[str]:
    """Addresses of e-mail links whose words are something else."""
    for href in dict.fromkeys(span.href for span in line.spans):
        if href.startswith("mailto:"):
            address = unquote(href.removeprefix("mailto:").split("?")[0])
            if EMAIL.fullmatch(address):
                yield address
