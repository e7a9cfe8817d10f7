"""The paragraph about the organisation at a release's end."""

import re
from functools import cache
from itertools import takewhile

from django.utils.translation import gettext as _

from news.importer.end_marks import is_end_mark
from news.importer.recognise.cues import one_of, phrases
from news.importer.recognise.headings import is_notes_heading
from news.importer.recognise.links import links_lost
from news.importer.recognise.taken import Taken, caution, excerpt
from news.importer.release import RecognisedBoilerplate
from news.importer.richtext import to_rich_text
from news.importer.source import Block, Kind, Mark

MAX_TITLE = 200
LONGEST_LINE = 100
"""A longer line or run of bold type is a sentence."""

_PARTING = " :.–—-\n"
TEXT = (Kind.PARAGRAPH, Kind.ITEM)


@cache
def _about() -> re.Pattern[str]:
    """ "About HNI": a name, not a thing written small ("About the campaign")."""
    us = one_of(phrases("about us"))
    about = one_of(phrases("about"))
    article = r"(?:(?i:the|el|la|los|las|le|les|o|a|os|as)\s+|(?i:l)['’])?"
    return re.compile(rf"(?i:{us})|(?i:{about})[\s'’]*{article}(?P<name>[^\W\d_].*)", re.DOTALL)


def is_about(text: str) -> bool:
    """A whole title: no sentence, and nothing after a colon."""
    title = text.rstrip(" :?")
    if len(text) > MAX_TITLE or ":" in title or title.endswith("."):
        return False
    match = _about().fullmatch(title)
    return match is not None and not (match["name"] or "X")[0].islower()


def take_boilerplate(blocks: tuple[Block, ...]) -> Taken[RecognisedBoilerplate | None]:
    """The first "About NAME" with its text, if only such parts, notes and end marks follow it.

    A page has one boilerplate; a further one stays in the text, and an editor is told.
    """
    titles = {index: title for index, block in enumerate(blocks) if (title := _title(block))}
    sections = [
        index
        for index, block in enumerate(blocks)
        if block.kind is Kind.HEADING and index not in titles and not is_notes_heading(block)
    ]
    closing = [index for index in titles if index > max(sections, default=0)]
    if not closing:
        return Taken(None, blocks)
    start = closing[0]
    block, title = blocks[start], titles[start]
    end = _end(blocks, start + 1)
    own = block.slice(len(title))
    own = own.slice(len(own.text) - len(own.text.lstrip(_PARTING)))
    text = ((own,) if own.text else ()) + blocks[start + 1 : end]
    if not text:
        return Taken(None, blocks)
    message = _("“%(text)s” is a second boilerplate; it was kept in the text.")
    cautions = [
        caution(blocks[index], message % {"text": excerpt(titles[index])}) for index in closing[1:]
    ]
    return Taken(
        RecognisedBoilerplate(title.rstrip(_PARTING), to_rich_text(text)),
        blocks[:start] + blocks[end:],
        (),
        (*links_lost(block.slice(0, len(title))), *cautions),
    )


def _title(block: Block) -> str:
    """The "About NAME" a block is or begins with: as its line, in bold type, or before a colon."""
    if block.kind is Kind.HEADING:
        return block.text if is_about(block.text) else ""
    if block.kind is not Kind.PARAGRAPH:
        return ""
    line = block.text.partition("\n")[0]
    bold = "".join(span.text for span in takewhile(lambda s: Mark.BOLD in s.marks, block.spans))
    before_colon = line.partition(":")[0]
    for title in (line, bold.rstrip(), before_colon):
        if len(title) <= LONGEST_LINE and is_about(title) and block.text.startswith(title):
            return title
    return ""


def _end(blocks: tuple[Block, ...], start: int) -> int:
    """Behind the text that begins here: up to another part, or a gap where one was taken out."""
    end = start
    while (
        end < len(blocks)
        and blocks[end].kind in TEXT
        and blocks[end].order == blocks[end - 1].order + 1
        and not (is_end_mark(blocks[end].text) or is_notes_heading(blocks[end]))
        and not _title(blocks[end])
    ):
        end += 1
    return end
