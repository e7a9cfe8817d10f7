"""Pieces of texts as whole numbers, so that both databases find them with an index on those."""

from zlib import crc32

_MIXING = 0x9E3779B1  # Knuth's multiplicative hashing: spreads what crc32 leaves side by side.


def keys(pieces: set[str], among: str) -> list[int]:
    """The pieces' keys, signed 64 bit, smallest first; they are the same everywhere.

    The upper half says among which texts the piece is, such as those of a language; the lower is
    the piece. Two pieces may have the same key: it finds candidates, no more.
    """
    upper = (crc32(among.encode()) & 0x7FFFFFFF) << 32
    lower = ((crc32(piece.encode()) * _MIXING) & 0xFFFFFFFF for piece in pieces)
    return [upper | number for number in sorted(lower)]
