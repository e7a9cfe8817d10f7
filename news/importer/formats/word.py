"""Word (.docx) → blocks, through mammoth's HTML. The archive is checked before mammoth opens it."""

import io
import re
import unicodedata
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree

import mammoth
from django.utils.translation import gettext as _

from news.importer.errors import UnreadableSource
from news.importer.formats.markup import read_markup
from news.importer.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_ENTRIES,
    MAX_WORD_XML_BYTES,
)
from news.importer.source import Block, Caution, Kind, SourceDocument, Span, tidy

DOCUMENT = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTS = "word/comments.xml"
OLD_WORD = b"\xd0\xcf\x11\xe0"
MARGIN_PART = re.compile(r"word/(header|footer)\d*\.xml")
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
# What mammoth adds: a way back from each note, and a link from its number.
NOTE_RETURN = re.compile(r' <a href="#(?:foot|end)note-ref-\d+">↑</a>')
NOTE_LINK = re.compile(r'<a href="#(?:foot|end)note-\d+"[^>]*>(\[\d+\])</a>')
# mammoth reads complex fields, but drops a simple one with its words.
SIMPLE_FIELD = re.compile(rb"</?w:fldSimple\b[^>]*>")
UNREAD = "unrecognised element"
CHUNK = 64 * 1024


def read_word(data: bytes) -> SourceDocument:
    """The blocks of a Word file; its headers and footers stand after them, with a caution.

    Raises `UnreadableSource` for what is no Word file, or unpacks to more than a release can be.
    """
    parts = _unpacked(data)
    try:
        result = mammoth.convert_to_html(
            _packed(parts),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_no_picture),
        )
        margins = [
            (match[1], text)
            for name, xml in sorted(parts.items())
            if (match := MARGIN_PART.fullmatch(name))
            for text in _paragraphs(xml)
        ]
        comments = _paragraphs(parts[COMMENTS]) if COMMENTS in parts else []
    except Exception as error:  # mammoth has none of its own: a damaged part ends in any of them
        raise _not_word() from error
    html = NOTE_LINK.sub(r"\1", NOTE_RETURN.sub("", result.value))
    blocks = read_markup(unicodedata.normalize("NFC", html))
    cautions = [_unread(message) for message in result.messages if UNREAD in message.message]
    if comments:
        cautions.append(Caution(_("Comments in the margin were left out."), _("Word comments")))
    return _with_margins(SourceDocument(blocks, tuple(cautions)), margins)


def _no_picture(image: Any) -> dict[str, str]:
    """Pictures stay closed: the release is told where they stood."""
    return {"src": ""}


def _unread(message: Any) -> Caution:
    return Caution(
        _("A part of the Word file could not be read: compare the draft with it. (%(part)s)")
        % {"part": message.message},
        _("Word file"),
    )


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The XML parts of the archive, none of its limits passed, neither as declared nor in fact."""
    if data.startswith(OLD_WORD):
        raise UnreadableSource(
            _(
                "This is an old Word file (.doc) or one with a password. Open it in Word and save "
                "it as .docx without a password."
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > MAX_ARCHIVE_ENTRIES or unpacked > MAX_ARCHIVE_BYTES:
                raise _too_large()
            parts: dict[str, bytes] = {}
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    room = MAX_WORD_XML_BYTES - sum(map(len, parts.values()))
                    parts[entry.filename] = _read(archive, entry, room)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise _not_word() from error
    # Word writes UTF-8 without a document type; one would let a few bytes stand for millions.
    if DOCUMENT not in parts or any(b"<!DOCTYPE" in xml or b"\0" in xml for xml in parts.values()):
        raise _not_word()
    return parts


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of the checked parts alone, so that mammoth can reach nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, SIMPLE_FIELD.sub(b"", content))
    return packed


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    content = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            content += chunk
            if len(content) > room:
                raise _too_large()
    return bytes(content)


def _paragraphs(xml: bytes) -> list[str]:
    root = ElementTree.fromstring(xml)  # noqa: S314 - a document type was refused already
    texts = (
        "".join(node.text or "" for node in paragraph.iter(f"{WORD}t"))
        for paragraph in root.iter(f"{WORD}p")
    )
    return [text for text in texts if text.strip()]


def _with_margins(document: SourceDocument, margins: list[tuple[str, str]]) -> SourceDocument:
    """Headers and footers belong to no place of the text: they are put at its end."""
    names = {"header": _("page header"), "footer": _("page footer")}
    blocks, cautions = document.blocks, document.cautions
    for margin, text in margins:
        spans = tidy([Span(unicodedata.normalize("NFC", text))])
        block = Block(Kind.PARAGRAPH, spans, len(blocks), names[margin])
        blocks = (*blocks, block)
        caution = Caution(
            _("“%(text)s” stood outside the text and was put at its end.") % {"text": block.text},
            block.where,
            block.order,
        )
        cautions = (*cautions, caution)
    return SourceDocument(blocks, cautions)


def _not_word() -> UnreadableSource:
    return UnreadableSource(
        _(
            "This is not a Word file, whatever its name says, or it is damaged. Open it in Word, "
            "save it again as .docx, or paste its text."
        )
    )


def _too_large() -> UnreadableSource:
    return UnreadableSource(
        _(
            "This file unpacks to far more than a press release. Paste the release's text instead, "
            "or save it as a new .docx without attachments."
        )
    )
