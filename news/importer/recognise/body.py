"""The text of a release → its parts: headings, quotes, goals, tables, and runs of paragraphs."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from django.utils.translation import gettext as _

from news.importer.recognise.cues import one_of, phrases
from news.importer.recognise.head import one_line
from news.importer.recognise.headings import MAX_HEADING
from news.importer.recognise.links import links_lost
from news.importer.recognise.quotes import find_quote, quoted_words, signature, speech
from news.importer.recognise.taken import Taken, caution, excerpt, marker
from news.importer.release import BodyPart, Heading, Marker, Paragraphs, PullText, Quote, Table
from news.importer.richtext import to_rich_text
from news.importer.source import CELL_END, Block, Caution, Kind, Mark

LONGEST_PULL_TEXT = 400


@dataclass
class _Writing:
    """The body as far as it is written; `run` are the paragraphs that come next as one part."""

    parts: list[BodyPart] = field(default_factory=list)
    run: list[Block] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)

    def end_run(self) -> None:
        if self.run:
            self.parts.append(Paragraphs(to_rich_text(self.run)))
            self.run = []

    def add(self, part: BodyPart, *blocks: Block) -> None:
        self.end_run()
        self.parts.append(part)
        for block in blocks:
            self.cautions.extend(links_lost(block))


def take_body(blocks: tuple[Block, ...]) -> Taken[tuple[BodyPart, ...]]:
    """Every block as a part of the body; nothing is left over.

    Paragraphs and lists that follow each other are one part, as an editor would write them.
    """
    writing = _Writing()
    index = 0
    while index < len(blocks):
        # Each writes the part that begins here and says how many blocks it used; 0: not its kind.
        readers = (_picture_or_rule, _heading, _table, _quote, _pull_text)
        used = next((used for reader in readers if (used := reader(blocks, index, writing))), 0)
        if not used:
            _paragraph(blocks, index, writing)
        index += used or 1
    writing.end_run()
    return Taken(tuple(writing.parts), (), tuple(writing.markers), tuple(writing.cautions))


def _picture_or_rule(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    block = blocks[index]
    if block.kind is Kind.PICTURE:
        message = _("A picture stands here%(alt)s: upload it and add it in the editor.")
        alternative = f" (“{excerpt(block.text)}”)" if block.text else ""
        writing.cautions.append(caution(block, message % {"alt": alternative}))
        return 1
    if block.kind is Kind.RULE:
        writing.markers.append(marker(block, "———", _("dividing line")))
        return 1
    return 0


def _heading(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    block = blocks[index]
    if block.kind is not Kind.HEADING or len(block.text) > MAX_HEADING:
        return 0
    writing.add(Heading(one_line(block.text)), block)
    return 1


def _table(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    end = index
    while end < len(blocks) and blocks[end].kind is Kind.ROW:
        end += 1
    if end == index:
        return 0
    rows = [
        [one_line(cell.strip()) for cell in block.text.removesuffix(CELL_END).split(CELL_END)]
        for block in blocks[index:end]
    ]
    width = max(map(len, rows))
    filled = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    writing.add(Table(filled), *blocks[index:end])
    message = _("Check this table: its first row became the headings of its columns.")
    writing.cautions.append(caution(blocks[index], message))
    return end - index


def _quote(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    block = blocks[index]
    if block.kind is Kind.QUOTATION:
        return _set_apart(blocks, index, writing)
    if block.kind is not Kind.PARAGRAPH:
        return 0
    if found := find_quote(block.text):
        writing.add(Quote(found.words, found.name, found.role), block)
        writing.markers.append(marker(block, found.connecting, _("quote")))
        return 1
    paragraphs = takewhile(lambda below: below.kind is Kind.PARAGRAPH, blocks[index + 1 :])
    if spoken := speech(block.text, (below.text for below in paragraphs)):
        found, used = spoken
        writing.add(Quote(found.words, found.name, found.role), *blocks[index : index + used + 1])
        writing.markers.append(marker(block, found.connecting, _("quote")))
        return used + 1
    words = quoted_words(block.text)
    signed = signature(blocks[index + 1].text) if words and index + 1 < len(blocks) else None
    if signed:
        writing.add(Quote(words, *signed), block, blocks[index + 1])
        return 2
    return 0


def _set_apart(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    """A quotation the source sets apart, signed in its last line, below it, or not at all."""
    end = index
    while end < len(blocks) and blocks[end].kind is Kind.QUOTATION:
        end += 1
    lines = [line.text for block in blocks[index:end] for line in block.lines()]
    text = "\n".join(lines)
    below = signature(blocks[end].text) if end < len(blocks) else None
    last = signature(lines[-1]) if len(lines) > 1 else None
    if found := find_quote(text):
        writing.add(Quote(found.words, found.name, found.role), *blocks[index:end])
        writing.markers.append(marker(blocks[index], found.connecting, _("quote")))
        return end - index
    if last:
        text, below = "\n".join(lines[:-1]), None
    elif below:
        end += 1
    name, role = last or below or ("", "")
    writing.add(Quote(quoted_words(text) or text, name, role), *blocks[index:end])
    return end - index


@cache
def _goal() -> re.Pattern[str]:
    return re.compile(one_of(phrases("goal")), re.IGNORECASE)


def _pull_text(blocks: tuple[Block, ...], index: int, writing: _Writing) -> int:
    """A paragraph wholly in bold italics, or one that a goal and a colon introduce."""
    block = blocks[index]
    if block.kind is not Kind.PARAGRAPH or len(block.text) > LONGEST_PULL_TEXT:
        return 0
    is_emphatic = block.wholly(Mark.BOLD) and block.wholly(Mark.ITALIC)
    if not is_emphatic and not _is_introduced(blocks, index):
        return 0
    writing.add(PullText(block.text), block)
    return 1


def _is_introduced(blocks: tuple[Block, ...], index: int) -> bool:
    """The paragraph above ends with a colon and its last sentence speaks of a goal."""
    above = blocks[index - 1] if index else None
    if above is None or above.kind is not Kind.PARAGRAPH or not above.text.endswith(":"):
        return False
    sentence = re.split(r"[.!?]\s", above.text)[-1]
    follows = above.order + 1 == blocks[index].order
    return follows and "\n" not in blocks[index].text and bool(_goal().search(sentence))


def _paragraph(blocks: tuple[Block, ...], index: int, writing: _Writing) -> None:
    """Running text. A sentence split over two paragraphs stays so: joining would be rewriting."""
    block = blocks[index]
    above = blocks[index - 1] if index else None
    if above and _is_split(above, block):
        message = _("“%(text)s” seems to go on a sentence of the paragraph above: join them if so.")
        writing.cautions.append(caution(block, message % {"text": excerpt(block.text)}))
    writing.run.append(block)


def _is_split(above: Block, block: Block) -> bool:
    return (
        above.kind is Kind.PARAGRAPH
        and block.kind is Kind.PARAGRAPH
        and (above.text[-1].isalnum() or above.text[-1] in ",–—-(")
        and block.text[0].islower()
    )
