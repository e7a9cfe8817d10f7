"""A segment's text as a reader sees it: without markup."""

import html
import re
import unicodedata
from functools import lru_cache

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?/?)>")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# They change nothing that is read: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@lru_cache(maxsize=4096)
def plain(markup: str) -> str:
    """The text of a segment, which is HTML with inline tags only; normalised (NFC)."""
    text = html.unescape(TAG.sub("", _LINE_BREAK.sub("\n", markup)))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
