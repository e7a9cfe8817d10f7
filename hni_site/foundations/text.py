"""Text: the words of a document, for searching, and what files of text can hold."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from hni_site.foundations.folding import folded

_TAG = re.compile(r"<[^>]+>")
# Those inside a sentence, where no space stands for them.
_TAG_IN_WORDS = re.compile(r"</?(?:a|b|bdi|em|i|span|strong|sub|sup)\b[^>]*>")
_ADDRESS = re.compile(r"https?://|\S+@\S+$")
_VOWEL_FIRST = re.compile("([เ-ไເ-ໄ])([ก-ฮກ-ຮ])")
# All that is not a Char of XML 1.0 (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Parts of a document that no one searches for.
_NOT_WORDS = frozenset(
    {"code", "content_type", "detail_url", "html_url", "id", "meta", "placeholder", "sources"}
    | {"src", "type", "url"}
)


def without_forbidden(text: str) -> str:
    """The text without the characters that XML can't hold, escaped or not."""
    return _NOT_XML.sub("", text)


def words_of(document: Mapping[str, Any]) -> str:
    """Everything a reader can read in a document, as it is compared, the title first."""
    return folded(" ".join([document["title"], *_texts(document)]))


def texts_of(document: Mapping[str, Any]) -> list[str]:
    """The texts below a document's title as they are read, one for each field; no addresses."""
    rest = {name: value for name, value in document.items() if name != "title"}
    texts = (" ".join(text.split()) for text in _texts(rest))
    return [text for text in texts if text and not _ADDRESS.match(text)]


def sort_key(name: str) -> str:
    """A name as it is sorted: É lies beside E, not behind Z; Thai and Lao vowels that are written
    before their consonant lie behind it."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _VOWEL_FIRST.sub(r"\2\1", letters)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield html.unescape(_TAG.sub(" ", _TAG_IN_WORDS.sub("", value)))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _NOT_WORDS:
                yield from _texts(item)
