"""What stands above the lead: release line, kicker, headline, sub-headlines, dateline."""

import datetime
import re
from dataclasses import dataclass, field
from functools import cache

from django.utils.translation import gettext as _

from news.importer.recognise.cues import one_of, phrases
from news.importer.recognise.dateline import Dateline, find_dateline
from news.importer.recognise.links import links_lost
from news.importer.recognise.taken import Taken, caution, excerpt, marker
from news.importer.release import Marker
from news.importer.source import Block, Caution, Kind, Mark

FARTHEST = 15
"""How many blocks may stand before the lead."""

NEAR_THE_END = 6
"""How many blocks from the end the date of a statement may stand."""

MAX_TITLE = 255
MAX_KICKER = 100
MAX_SUBHEAD = 500
MAX_SUBHEADS = 5
MAX_LONG_SUBHEADS = 3
"""How many paragraphs too long for a headline may stand above a dateline."""

RUNNING_ON = (",", ":", ";")

_SIGNS = r"[\s:：|.!*–—-]*"


@dataclass(frozen=True, slots=True)
class Head:
    title: str
    kicker: str
    subheads: tuple[str, ...]
    place: str
    date: datetime.date | None
    embargoed: bool
    above: int
    """How many blocks of the rest are lines that stand above the text and fit no part."""


@dataclass
class _Reading:
    """The lines above the lead, and what they were read as. Lines are named by their index."""

    lines: list[Block]
    language: str
    lead: Dateline | None
    """The dateline of the lead: what a line above it says must agree with it."""
    kicker: str = ""
    kicker_at: int = -1
    place: str = ""
    date: datetime.date | None = None
    dated_at: int = -1
    embargoed: bool = False
    candidates: list[int] = field(default_factory=list)
    """Lines that may be headline or sub-headlines."""
    kept: list[int] = field(default_factory=list)
    """Lines that stay in the text."""
    last_odd: int = -1
    """The last line that is neither a part nor text of the release."""
    markers: list[Marker] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)

    def keep(self, index: int, message: str) -> None:
        block = self.lines[index]
        self.kept.append(index)
        self.last_odd = max(self.last_odd, index)
        self.cautions.append(caution(block, message % {"text": excerpt(block.text)}))


@cache
def _cue(name: str) -> re.Pattern[str]:
    """The cue at the start of a line, with its number and the signs around it, and what follows."""
    return re.compile(
        rf"(?P<cue>{_SIGNS}{one_of(phrases(name))}{_NUMBER})(?P<signs>{_SIGNS})(?P<more>.*)",
        re.IGNORECASE | re.DOTALL,
    )


_NUMBER = r"(?:\s+(?:n[o.ºª°]*|núm\.?|#|number)?\s*\d[\d/ -]*(?=\s*(?:[–—|:]|$)))?"


def take_head(blocks: tuple[Block, ...], language: str) -> Taken[Head]:
    """The parts above the lead; in the rest, the lead begins after its dateline."""
    start, dateline = _lead(blocks, language)
    reading = _Reading(_lines(blocks[:start]), language, dateline)
    for index in range(len(reading.lines)):
        _read(index, reading)
    headline = _headline(reading)
    subheads = _subheads(reading, headline)
    for index in reading.candidates:
        if index == headline or index in subheads:
            reading.cautions.extend(links_lost(reading.lines[index]))
        elif headline is not None and index < headline:
            reading.keep(
                index, _("“%(text)s” stands before the headline; it was kept in the text.")
            )
        else:
            reading.kept.append(index)
    rest = blocks[start:]
    if dateline:
        _set_dateline(reading, rest[0], dateline)
        lead = rest[0].slice(dateline.length)
        rest = (lead, *rest[1:])
    elif reading.date is None:
        rest = _dated_at_the_end(rest, reading)
    head = Head(
        title="" if headline is None else one_line(reading.lines[headline].text),
        kicker=reading.kicker,
        subheads=tuple(one_line(reading.lines[index].text) for index in subheads),
        place=reading.place,
        date=reading.date,
        embargoed=reading.embargoed,
        above=sum(index <= reading.last_odd for index in reading.kept),
    )
    kept = tuple(reading.lines[index] for index in sorted(reading.kept))
    return Taken(head, kept + rest, tuple(reading.markers), tuple(reading.cautions))


def _dated_at_the_end(blocks: tuple[Block, ...], reading: _Reading) -> tuple[Block, ...]:
    """The blocks without place and date, which statements and letters have above the signature."""
    for index in range(len(blocks) - 1, max(0, len(blocks) - NEAR_THE_END), -1):
        dateline = _whole_dateline(blocks[index], reading.language)
        if dateline and blocks[index].kind is Kind.PARAGRAPH:
            _set_dateline(reading, blocks[index], dateline)
            return blocks[:index] + blocks[index + 1 :]
    return blocks


def one_line(text: str) -> str:
    return text.replace("\n", " ")


def _lead(blocks: tuple[Block, ...], language: str) -> tuple[int, Dateline | None]:
    """Where the lead stands, and its dateline; without one it is the first long paragraph."""
    long = len(blocks[:FARTHEST])
    for index, block in enumerate(blocks[:FARTHEST]):
        if block.kind is Kind.HEADING and index > long:
            break
        if block.kind is not Kind.PARAGRAPH:
            continue
        dateline = find_dateline(block, language)
        if dateline and block.text[dateline.length :].strip():
            return index, dateline
        if not block.is_short and not block.wholly(Mark.ITALIC):
            long = min(long, index)
        if index >= long + MAX_LONG_SUBHEADS:
            break
    return long, None


def _lines(blocks: tuple[Block, ...]) -> list[Block]:
    """Lines of a paragraph above the lead are parts of their own; a headline keeps its breaks."""
    return [
        line
        for block in blocks
        for line in (block.lines() if block.kind is Kind.PARAGRAPH else [block])
    ]


def _read(index: int, reading: _Reading) -> None:
    """Take a line for what its words say it is; otherwise it may be a headline."""
    kind = reading.lines[index].kind
    if kind in (Kind.PICTURE, Kind.RULE):
        reading.kept.append(index)
        return
    if kind in (Kind.PARAGRAPH, Kind.HEADING):
        for reader in (_read_release_line, _read_embargo, _read_kicker, _read_date):
            if reader(index, reading):
                return
    reading.candidates.append(index)


def _read_release_line(index: int, reading: _Reading) -> bool:
    """ "FOR IMMEDIATE RELEASE", perhaps with the date, or with the headline after a colon."""
    block = reading.lines[index]
    match = _cue("immediate").fullmatch(block.text) or _cue("release on").fullmatch(block.text)
    if not match:
        return False
    more = match["more"]
    rest = block.slice(match.start("more"))
    if not more or _take_dateline(index, rest, reading):
        pass
    elif _cue("release on").fullmatch(block.text):
        return _keep_embargo(index, reading)
    elif not match["signs"].strip():
        return False
    else:
        reading.lines[index] = rest
        reading.candidates.append(index)
    reading.markers.append(marker(block, block.text[: match.start("more")], _("may be published")))
    return True


def _read_embargo(index: int, reading: _Reading) -> bool:
    """ "EMBARGOED UNTIL …": not a headline about an embargo, which has neither time nor colon."""
    match = _cue("embargo").fullmatch(reading.lines[index].text)
    if not match:
        return False
    more = match["more"]
    is_order = not more or match["signs"].strip() or _cue("until").match(more)
    return bool(is_order or re.search(r"\d", more)) and _keep_embargo(index, reading)


def _keep_embargo(index: int, reading: _Reading) -> bool:
    reading.embargoed = True
    reading.keep(
        index, _("“%(text)s” asks for an embargo: set it in the release, then delete the line.")
    )
    return True


def _read_kicker(index: int, reading: _Reading) -> bool:
    """ "Press Release", perhaps with a number, the date, or the headline after a colon.

    Lines of a letterhead may stand above it, but above a word such as "News" only nothing.
    """
    block = reading.lines[index]
    match = _cue("kicker").fullmatch(block.text)
    if reading.kicker or not match or len(match["cue"]) > MAX_KICKER:
        return False
    more = match["more"]
    if reading.candidates and (more or len(match["cue"].split()) == 1):
        return False
    rest = block.slice(match.start("more"))
    if not more and len(block.text) <= MAX_KICKER:
        reading.kicker = one_line(block.text)
    elif more and _take_dateline(index, rest, reading):
        reading.kicker = match["cue"].strip()
    elif more and match["signs"].strip(" .!*"):
        reading.kicker = match["cue"].strip()
        reading.lines[index] = rest
        reading.candidates.append(index)
    else:
        return False
    reading.kicker_at = index
    reading.cautions.extend(links_lost(block))
    return True


def _read_date(index: int, reading: _Reading) -> bool:
    """A line that is all date, or place and date."""
    block = reading.lines[index]
    if _take_dateline(index, block, reading):
        return True
    if _whole_dateline(block, reading.language) is None:
        return False
    reading.keep(index, _("“%(text)s” is a second date or place; it was kept in the text."))
    return True


def _take_dateline(index: int, words: Block, reading: _Reading) -> bool:
    """Takes place and date from the words of a line, if they are all of them and no second ones."""
    dateline = _whole_dateline(words, reading.language)
    known_place = reading.place or (reading.lead and reading.lead.place)
    if dateline is None or (dateline.place and known_place) or not _agrees(reading, dateline.date):
        return False
    _set_dateline(reading, words, dateline)
    reading.dated_at = index
    return True


def _whole_dateline(words: Block, language: str) -> Dateline | None:
    dateline = find_dateline(words, language)
    is_whole = dateline and dateline.date and not words.text[dateline.length :].strip()
    return dateline if is_whole else None


def _agrees(reading: _Reading, date: datetime.date | None) -> bool:
    known = {reading.date, reading.lead.date if reading.lead else None} - {None}
    return known <= {date}


def _set_dateline(reading: _Reading, block: Block, dateline: Dateline) -> None:
    reading.date = reading.date or dateline.date
    reading.place = dateline.place or reading.place
    words = block.text[: dateline.place_start] + block.text[dateline.place_end : dateline.length]
    reading.markers.append(marker(block, words, _("dateline")))


def _headline(reading: _Reading) -> int | None:
    """The first heading below the kicker; without one, the first line that does not run on."""
    possible = [
        (index, block)
        for index in reading.candidates
        if index >= reading.kicker_at and len((block := reading.lines[index]).text) <= MAX_TITLE
    ]
    for index, block in possible:
        if block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and block.wholly(Mark.BOLD)):
            return index
    for index, block in possible:
        if block.kind is Kind.PARAGRAPH and not block.text.endswith(RUNNING_ON):
            return index
    return None


def _subheads(reading: _Reading, headline: int | None) -> list[int]:
    """What follows the headline at once: list items, lines in italics, lines above the dateline.

    A line in bold type too, but only where the source calls its headline a heading.
    """
    subheads: list[int] = []
    if headline is None:
        return subheads
    for index in reading.candidates:
        if index <= headline:
            continue
        block = reading.lines[index]
        above_date = reading.lead is not None or index < reading.dated_at
        fits = len(block.text) <= MAX_SUBHEAD and not block.text.endswith(RUNNING_ON)
        below_heading = reading.lines[headline].kind is Kind.HEADING
        is_set_apart = block.wholly(Mark.ITALIC) or (below_heading and block.wholly(Mark.BOLD))
        is_subhead = (
            block.kind is Kind.ITEM
            or (block.kind is Kind.HEADING and above_date)
            or (block.kind is Kind.PARAGRAPH and (above_date or is_set_apart))
        )
        if not (fits and is_subhead) or len(subheads) == MAX_SUBHEADS:
            break
        subheads.append(index)
    return subheads
