"""Plain text → blocks: blank lines part paragraphs, bullets make lists."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from news.importer.end_marks import is_end_mark
from news.importer.errors import UnreadableSource
from news.importer.formats.bullets import ASTERISK, BULLET
from news.importer.formats.markdown import read_markdown
from news.importer.formats.wrapping import WIDEST, is_wrapped, wrap_width
from news.importer.limits import MAX_BLOCKS
from news.importer.source import Block, Kind, SourceDocument, Span, tidy

RULE = re.compile(r"\s*([-_=*~])(?:\s*\1){2,}\s*")
MARKDOWN = re.compile(r"^ {0,3}#{1,6}[ \t]+\S|\]\([^()\s]*\)|\*\*\w", re.MULTILINE)

Line = tuple[int, str]


def read_text(text: str) -> SourceDocument:
    """The blocks of a plain text, or of Markdown where it carries Markdown's marks."""
    without_end_marks = "\n".join(line for line in text.splitlines() if not is_end_mark(line))
    if MARKDOWN.search(without_end_marks):
        return read_markdown(text)
    return SourceDocument(tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    width = wrap_width(text)
    order = 0
    numbered = enumerate(text.splitlines(), start=1)
    for filled, group in groupby(numbered, key=lambda line: bool(line[1].strip())):
        if not filled:
            continue
        lines = list(_unwrapped(list(group), width))
        for kind, number, content in _parts(lines):
            if order == MAX_BLOCKS:
                raise UnreadableSource(
                    _("It has more than %(number)d paragraphs: this is no press release.")
                    % {"number": MAX_BLOCKS}
                )
            where = _("line %(number)d") % {"number": number}
            yield Block(kind, tidy([Span(content)]), order, where)
            order += 1


def _unwrapped(lines: list[Line], width: int | None) -> Iterator[Line]:
    """Lines as they were before a program broke them at a width."""
    number, text = lines[0]
    for (_number, above), (next_number, below) in pairwise(lines):
        starts_anew = BULLET.match(below) or is_end_mark(below) or RULE.fullmatch(below)
        if is_wrapped(above, below, width) and not starts_anew and not RULE.fullmatch(above):
            text += " " + below.strip()
        else:
            yield number, text
            number, text = next_number, below
    yield number, text


def _parts(lines: list[Line]) -> Iterator[tuple[Kind, int, str]]:
    """The paragraphs, list items and rules of lines without a blank one between them.

    Short lines below each other, such as an address, are one paragraph with line breaks. As soon
    as one is long, each is a paragraph: so word processors write plain text.
    """
    one_each = any(len(text) > WIDEST for _number, text in lines)
    has_asterisks = any(
        ASTERISK.match(above) and ASTERISK.match(below)
        for (_number, above), (_next, below) in pairwise(lines)
    )
    paragraph: list[Line] = []

    def ended() -> Iterator[tuple[Kind, int, str]]:
        if paragraph:
            yield Kind.PARAGRAPH, paragraph[0][0], "\n".join(text for _number, text in paragraph)
            paragraph.clear()

    for number, text in lines:
        bullet = BULLET.match(text) or (ASTERISK.match(text) if has_asterisks else None)
        alone = one_each or is_end_mark(text)
        if RULE.fullmatch(text) and not is_end_mark(text):
            yield from ended()
            yield Kind.RULE, number, ""
        elif bullet and not is_end_mark(text):
            yield from ended()
            yield Kind.ITEM, number, text[bullet.end() :]
        elif alone:
            yield from ended()
            yield Kind.PARAGRAPH, number, text
        else:
            paragraph.append((number, text))
    yield from ended()
