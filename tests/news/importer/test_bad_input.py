"""What is no press release gets a sentence that says what to do."""

import io
import os
import zipfile

import pytest

from news.importer import limits
from news.importer.errors import UnreadableSource
from news.importer.formats import read_file, read_pasted
from tests.news.importer.writing import paragraph, to_word

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
MB = 1024 * 1024


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def with_declared_size(data: bytes, size: int) -> bytes:
    """The archive with a lie about how large its one part is."""
    raw = bytearray(data)
    central = raw.find(b"PK\x01\x02")
    for at in (22, central + 24):
        raw[at : at + 4] = size.to_bytes(4, "little")
    return bytes(raw)


BOMB = archive(word__document_xml=bytes(limits.MAX_ARCHIVE_BYTES + 1))
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
WORD = to_word([paragraph("Text.")])

CASES = {
    "picture named .docx": ("photo.docx", PNG, "not a Word file.*save it again as .docx"),
    "picture named .txt": ("photo.txt", PNG, "encoding is unknown.*UTF-8"),
    "noise named .txt": ("noise.txt", bytes(range(128, 256)) * 8, "encoding is unknown.*UTF-8"),
    "zeros named .txt": ("zeros.txt", bytes(300), "not text"),
    "empty file": ("empty.txt", b"", "nothing in it.*Choose the file"),
    "empty Word file": ("empty.docx", b"", "nothing in it"),
    "only blanks": ("blank.md", b" \n\t\n", "nothing in it"),
    "only a rule": ("rule.md", b"---", "nothing in it"),
    "50 MB": ("large.docx", b"a" * 50 * MB, "larger than 10 MB.*without its pictures"),
    "no extension": ("release", b"Text", r"Save it as one of: \.docx"),
    "PDF": ("release.pdf", b"%PDF-1.7", r"“release.pdf” is of no kind.*\.docx"),
    "old Word": ("old.docx", b"\xd0\xcf\x11\xe0" + bytes(200), "old Word.*save it as .docx"),
    "zip bomb": ("bomb.docx", BOMB, "unpacks to far more"),
    "smaller zip bomb": (
        "bomb.docx",
        archive(word__document_xml=b" " * (limits.MAX_WORD_XML_BYTES + 1)),
        "unpacks to far more",
    ),
    "zip bomb that lies": ("bomb.docx", with_declared_size(BOMB, 100), "not a Word file"),
    "zip of a thousand parts": (
        "parts.docx",
        archive(**{f"part{number}": b"" for number in range(limits.MAX_ARCHIVE_ENTRIES + 1)}),
        "unpacks to far more",
    ),
    "another zip": ("book.docx", archive(content_xml=b"<a/>"), "not a Word file"),
    "entities": ("entities.docx", archive(word__document_xml=DOCTYPE), "not a Word file"),
    "half a Word file": ("half.docx", WORD[: len(WORD) // 2], "not a Word file"),
    "no XML": ("no.docx", archive(word__document_xml=b"<w:document"), "not a Word file"),
    "far too long": ("long.txt", b"word " * 30_000, "at most 100000.*Shorten"),
    "far too many paragraphs": ("many.txt", b"a\n\n" * 3_001, "more than 3000 paragraphs"),
    "far too many items": ("many.html", b"<li>a" * 3_001, "more than 3000 paragraphs"),
    "tables in tables": ("deep.html", b"<table><tr><td>" * 3_000, "nested too deeply"),
    "far too deep": ("deep.html", b"<div>" * 19_000 + b"a", "nested too deeply.*paste"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), CASES.values(), ids=CASES)
def test_a_file_that_is_no_release(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=f"(?s){message}"):
        read_file(name, data)


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "nothing in it"), ("  \n ", "nothing in it"), ("a" * 100_001, "at most 100000")],
)
def test_a_text_that_is_no_release(text: str, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        read_pasted(text)


def test_a_word_file_damaged_anywhere_is_read_or_refused() -> None:
    """Never any other exception: bytes turned over one after another."""
    for at in range(0, len(WORD), max(len(WORD) // 60, 1)):
        damaged = bytearray(WORD)
        damaged[at] ^= 0xFF
        try:
            read_file("release.docx", bytes(damaged))
        except UnreadableSource:
            continue


def test_random_bytes_are_read_or_refused() -> None:
    for name in ("a.docx", "a.txt", "a.md", "a.html"):
        for size in (1, 10, 1_000):
            try:
                read_file(name, os.urandom(size))
            except UnreadableSource:
                continue
