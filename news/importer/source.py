"""A press release as it was written: one list of blocks, whatever file it came from.

Readers of formats make these; recognisers take them apart. A block's text is a row of spans, so
that it can be cut at any character without touching markup, and HTML is only ever written from
escaped spans.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

COLLAPSING = " \t\r\f\v\n"

CELL_END = "\x1f"
"""Ends each cell in the text of a table row: the unit separator, which no text carries."""


class Mark(StrEnum):
    """Emphasis of a span; the value is the element Wagtail's rich text stores for it."""

    BOLD = "b"
    ITALIC = "i"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"


class Kind(StrEnum):
    """What the source itself says a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    ROW = "row"
    PICTURE = "picture"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one emphasis and one link target; ``\\n`` is a line break."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row, picture or rule.

    ``order`` counts the blocks of the source from 0; ``where`` names the place to a person, such
    as "line 12" or "paragraph 7". ``depth`` and ``ordered`` belong to list items, ``depth``
    counting from 1.
    """

    kind: Kind
    spans: tuple[Span, ...]
    order: int
    where: str
    depth: int = 1
    ordered: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def is_short(self) -> bool:
        """No longer than a headline, a name or an address; a paragraph of prose is longer."""
        return len(self.text) <= 140

    def wholly(self, mark: Mark) -> bool:
        """Every visible character carries the mark."""
        return any(s.text.strip() for s in self.spans) and all(
            mark in s.marks for s in self.spans if s.text.strip()
        )

    def slice(self, start: int, end: int | None = None) -> "Block":
        """The same block with the characters from start to end only, spaces around them gone."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return replace(self, spans=slice_spans(self.spans, start, end))

    def lines(self) -> Iterator["Block"]:
        """One block for each line of text."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield self.slice(start, start + len(line))
            start += len(line) + 1


@dataclass(frozen=True, slots=True)
class Caution:
    """Something an editor must look at. ``where`` names the place in the source."""

    text: str
    where: str
    order: int = -1


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a reader of a format gives: the blocks in order, and what it could not carry over."""

    blocks: tuple[Block, ...]
    cautions: tuple[Caution, ...] = ()


def slice_spans(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """The characters from start to end of the spans' joined text."""
    cut = []
    offset = 0
    for span in spans:
        text = span.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            cut.append(replace(span, text=text))
        offset += len(span.text)
    return tuple(cut)


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Collapse white space as a browser does, across spans too, and join equal neighbours.

    ``\\n`` is a line break and stays; so does a no-break space, a character of the text.
    """
    kept: list[tuple[str, Span]] = []
    for span in spans:
        for character in span.text:
            before = kept[-1][0] if kept else "\n"
            if character not in COLLAPSING:
                kept.append((character, span))
            elif character == "\n":
                if before == " ":
                    kept.pop()
                if kept:
                    kept.append(("\n", span))
            elif before not in " \n" + CELL_END:
                kept.append((" ", span))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    runs = groupby(kept, key=lambda pair: (pair[1].marks, pair[1].href))
    return tuple(Span("".join(c for c, _ in run), *style) for style, run in runs)
