"""Text: the words of a document, for searching, and what files of text can hold."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")
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


def normalised(text: str) -> str:
    """Text as it is compared: one form of each letter, no case, single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def words_of(document: Mapping[str, Any]) -> str:
    """Everything a reader can read in a document, normalised, the title first."""
    return normalised(" ".join([document["title"], *_texts(document)]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield html.unescape(_TAG.sub(" ", value))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _NOT_WORDS:
                yield from _texts(item)
