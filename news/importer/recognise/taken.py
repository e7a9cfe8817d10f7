"""What each recogniser gives back."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from news.importer.release import Marker
from news.importer.source import Block, Caution

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Taken(Generic[Found]):
    """A part taken out of the blocks, the blocks that are left, and what there is to say of it."""

    found: Found
    rest: tuple[Block, ...]
    markers: tuple[Marker, ...] = ()
    cautions: tuple[Caution, ...] = ()


def marker(block: Block, text: str, meaning: str) -> Marker:
    return Marker(" ".join(text.split()), meaning, block.where, block.order)


def caution(block: Block, text: str) -> Caution:
    return Caution(text, block.where, block.order)


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of a text, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
