"""Headings that a source does not call headings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from news.importer.end_marks import is_end_mark
from news.importer.recognise.cues import one_of, phrases
from news.importer.source import Block, Kind, Mark

MAX_HEADING = 200
"""What the heading block holds."""

_LONGEST_BY_SHAPE = 100
_ENDS_OF_SENTENCE = tuple('.,;:!…。।۔؟”"»')


def with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with headings marked: by bold type and, where a text marks none, by shape.

    A plain text has only shape: a short line without a full stop, with a paragraph below.
    """
    noted = tuple(part for block in blocks for part in _notes_apart(block))
    bold = tuple(_promoted(block, _is_bold_line(block)) for block in noted)
    if any(block.kind is Kind.HEADING and not is_notes_heading(block) for block in bold):
        return bold
    return tuple(
        _promoted(block, _has_shape(block) and bool(below) and _is_text(below[0]))
        for block, below in ((block, bold[index + 1 :][:1]) for index, block in enumerate(bold))
    )


@cache
def _notes() -> re.Pattern[str]:
    """ "Notes to editors" as a line, or before a colon."""
    return re.compile(rf"{one_of(phrases('notes'))}\s?(?:[:：]\s?|\n|$)", re.IGNORECASE)


def is_notes_heading(block: Block) -> bool:
    """ "Notes to editors" and its like, and nothing else."""
    return _notes().fullmatch(block.text) is not None


def _notes_apart(block: Block) -> Iterator[Block]:
    """Notes to editors get a heading of their own, which they often share a paragraph with."""
    match = _notes().match(block.text) if block.kind is Kind.PARAGRAPH else None
    if match is None:
        yield block
        return
    yield replace(block.slice(0, match.end()), kind=Kind.HEADING)
    notes = block.slice(match.end())
    if notes.text:
        yield notes


def _promoted(block: Block, is_heading: bool) -> Block:
    return replace(block, kind=Kind.HEADING) if is_heading else block


def _is_bold_line(block: Block) -> bool:
    return block.wholly(Mark.BOLD) and not block.wholly(Mark.ITALIC) and _has_shape(block)


def _has_shape(block: Block) -> bool:
    text = block.text
    return (
        block.kind is Kind.PARAGRAPH
        and 0 < len(text) <= _LONGEST_BY_SHAPE
        and "\n" not in text
        and not text.endswith(_ENDS_OF_SENTENCE)
        and not text[0].islower()
        and any(c.isalpha() for c in text)
        and "@" not in text
        and not is_end_mark(text)
    )


def _is_text(block: Block) -> bool:
    """Something a heading can stand above: prose or a list, no end mark and no other short line.

    A paragraph that begins small goes on the line above it.
    """
    if block.kind is Kind.PARAGRAPH:
        return not (_has_shape(block) or is_end_mark(block.text) or block.text[0].islower())
    return block.kind in (Kind.ITEM, Kind.QUOTATION, Kind.ROW)
