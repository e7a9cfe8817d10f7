"""Bytes of a text file → text."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from news.importer.errors import UnreadableSource
from news.importer.limits import MAX_TEXT_CHARACTERS
from news.importer.source import Caution

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What word processors wrote before UTF-8, for the scripts of our languages. With every encoding
# of the world to choose from, the guess takes Portuguese for Polish.
LEGACY = ["cp1252", "cp1251", "cp1256", "cp874", "cp1258", "mac_roman", "koi8_r"]
DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
HEAD_BYTES = 2048
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> tuple[str, tuple[Caution, ...]]:
    """The text with ``\\n`` at line ends, and a caution where its encoding had to be guessed.

    A byte order mark decides, then UTF-8 if the bytes are valid UTF-8, then what an HTML head
    declares, then charset-normalizer. Raises `UnreadableSource` where none of them fits.
    """
    text, cautions = _decoded(data)
    text = clean(text)
    if BINARY.search(text):
        raise UnreadableSource(
            _(
                "This is not text, whatever its name says. Bring the release as Word (.docx), "
                "Markdown, HTML or plain text."
            )
        )
    return text, cautions


def clean(text: str) -> str:
    """One kind of line end; refuses what is empty or far too long for a press release.

    A letter and its accent become one character, as everywhere else on the site (Unicode's NFC).
    """
    text = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
    if not text.strip():
        raise UnreadableSource(
            _("There is nothing in it. Choose the file with the release's text.")
        )
    if len(text) > MAX_TEXT_CHARACTERS:
        raise UnreadableSource(
            _("It has %(length)d characters; a press release has at most %(limit)d. Shorten it.")
            % {"length": len(text), "limit": MAX_TEXT_CHARACTERS}
        )
    return text


def _decoded(data: bytes) -> tuple[str, tuple[Caution, ...]]:
    declared = DECLARED.search(data[:HEAD_BYTES])
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), ()
    for name in ["utf-8", *([declared[1].decode("ascii")] if declared else [])]:
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    guess = from_bytes(data, cp_isolation=LEGACY).best()
    if guess is None:
        raise _unknown_encoding()
    caution = Caution(
        _(
            "The file doesn't say how its letters are encoded; it was read as %(name)s. "
            "Check accents."
        )
        % {"name": guess.encoding},
        _first_accent(str(guess)),
    )
    return str(guess), (caution,)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _unknown_encoding() from error


def _unknown_encoding() -> UnreadableSource:
    return UnreadableSource(
        _(
            "The letters of this file cannot be read: its encoding is unknown. Save it again as "
            "UTF-8, or paste its text."
        )
    )


def _first_accent(text: str) -> str:
    before = next((text[:i] for i, character in enumerate(text) if not character.isascii()), "")
    return _("line %(number)d") % {"number": before.count("\n") + 1}
