"""What a JPEG says beside its picture (ITU-T T.81, annex B), changed without touching that."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

_START, _SCAN = b"\xff\xd8", 0xDA
_JFIF, _EXIF_OR_XMP, _PHOTOSHOP, _COMMENT = 0xE0, 0xE1, 0xED, 0xFE
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_CHUNK = 256 * 1024
# A segment's length is told in two bytes and counts them.
LONGEST_XMP = 0xFFFF - 2 - len(_XMP)


def with_description(file: BinaryIO, xmp: bytes = b"") -> Iterator[bytes]:
    """The JPEG in parts, described by the XMP packet and by nothing else.

    Camera, place, thumbnail and comments (EXIF, IPTC-IIM, XMP) are gone; colours (ICC) stay.
    Raises ValueError for what is no JPEG, and for a packet longer than LONGEST_XMP.
    """
    if file.read(2) != _START:
        raise ValueError("This is no JPEG.")
    yield _START
    packet = _segment(_EXIF_OR_XMP, _XMP + xmp) if xmp else b""
    while True:
        marker, content = _next(file)
        if packet and marker != _JFIF:  # JFIF's own comes first where there is one.
            yield packet
            packet = b""
        if marker not in (_EXIF_OR_XMP, _PHOTOSHOP, _COMMENT):
            yield _segment(marker, content)
        if marker == _SCAN:
            break
    while chunk := file.read(_CHUNK):
        yield chunk


def _next(file: BinaryIO) -> tuple[int, bytes]:
    """A marker that is not the start, with its content."""
    if file.read(1) != b"\xff":
        raise ValueError("This JPEG is broken.")
    marker = file.read(1)
    while marker == b"\xff":  # Any number of them may fill the space before.
        marker = file.read(1)
    head = file.read(2)
    length = int.from_bytes(head, "big")
    content = file.read(max(length - 2, 0))
    if not marker or len(head) < 2 or length < 2 or len(content) < length - 2:
        raise ValueError("This JPEG is broken.")
    return marker[0], content


def _segment(marker: int, content: bytes) -> bytes:
    try:
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    except struct.error as error:
        raise ValueError("The description is too long for a JPEG.") from error
