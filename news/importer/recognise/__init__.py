"""The parts of a press release, recognised in the blocks of its source.

The steps take their part out and leave the rest to the next one. The body takes what is left, so
that nothing is lost. These words say what a part is and stand in none; each is listed as a marker:

- "FOR IMMEDIATE RELEASE" and its like (an embargo line is kept in the text, with a caution);
- the date and the signs of a dateline (the date itself becomes the release's);
- "According to", "said" and their like around a quote, and its quotation marks;
- "For more information please contact:" and its like, and labels such as "Tel:";
- end marks and dividing lines.

What only formats a text is not listed: bullets and the numbers of a list that counts from 1, signs
of Markdown, the dash before a signature, the colon after a run-in title.
"""

from django.utils.translation import gettext as _

from news.importer.end_marks import is_end_mark
from news.importer.recognise.body import take_body
from news.importer.recognise.boilerplate import take_boilerplate
from news.importer.recognise.contacts import take_contacts
from news.importer.recognise.head import take_head
from news.importer.recognise.headings import is_notes_heading, with_headings
from news.importer.recognise.links import without_dead_links
from news.importer.recognise.places import place_in
from news.importer.recognise.taken import Taken, caution, excerpt, marker
from news.importer.release import RecognisedRelease
from news.importer.source import Block, Caution, Kind, SourceDocument

__all__ = ["recognise"]


def recognise(document: SourceDocument, language: str) -> RecognisedRelease:
    """Take a source apart. `language`, a code, says how an ambiguous date is read, and no more."""
    linked = without_dead_links(document.blocks)
    contacts = take_contacts(linked.rest)
    head = take_head(contacts.rest, language)
    above = head.found.above
    boilerplate = take_boilerplate(head.rest[:above] + with_headings(head.rest[above:]))
    remaining = sorted(boilerplate.rest + contacts.found.unplaced, key=lambda block: block.order)
    end_marks = _take_end_marks(tuple(remaining))
    place = _place(head.found.place, end_marks.rest)
    body = take_body(end_marks.rest)
    steps = (linked, contacts, head, boilerplate, end_marks, place, body)
    cautions = [c for step in steps for c in step.cautions]
    markers = [m for step in steps for m in step.markers]
    missing = _missing(
        {
            _("headline"): head.found.title,
            _("date"): head.found.date,
            _("place"): place.found,
            _("media contact"): contacts.found.people,
        }
    )
    return RecognisedRelease(
        title=head.found.title,
        kicker=head.found.kicker,
        subheads=head.found.subheads,
        dateline_place=place.found,
        dateline_date=head.found.date,
        body=body.found,
        boilerplate=boilerplate.found,
        contacts=contacts.found.people,
        embargoed=head.found.embargoed,
        cautions=(*sorted((*document.cautions, *cautions), key=lambda c: c.order), *missing),
        markers=tuple(sorted(markers, key=lambda m: m.order)),
    )


def _take_end_marks(blocks: tuple[Block, ...]) -> Taken[None]:
    """The blocks without end marks. After one, only notes to editors are expected."""
    rest: list[Block] = []
    markers = []
    cautions: list[Caution] = []
    ended = False
    for block in blocks:
        if block.kind is not Kind.RULE and is_end_mark(block.text):
            markers.append(marker(block, block.text, _("end of the release")))
            ended = True
            continue
        if ended and not is_notes_heading(block):
            message = _("“%(text)s” stands after the end mark; it was put at the end of the text.")
            cautions.append(caution(block, message % {"text": excerpt(block.text)}))
        ended = False
        rest.append(block)
    return Taken(None, tuple(rest), tuple(markers), tuple(cautions))


def _place(dateline_place: str, body: tuple[Block, ...]) -> Taken[str]:
    """The dateline's place; where it has none, a copy of the one that the lead names."""
    lead = next((block for block in body if _is_prose(block)), None)
    if dateline_place or lead is None:
        return Taken(dateline_place, body)
    place = place_in(lead.text)
    message = _("The place “%(place)s” was found in the lead: check it.")
    cautions = (caution(lead, message % {"place": place}),) if place else ()
    return Taken(place, body, (), cautions)


def _is_prose(block: Block) -> bool:
    is_sentence = not block.is_short or block.text.endswith((".", "!", "?", "”", '"'))
    return block.kind is Kind.PARAGRAPH and is_sentence


def _missing(parts: dict[str, object]) -> tuple[Caution, ...]:
    message = _("No %(part)s was found: add it in the editor.")
    return tuple(
        Caution(message % {"part": name}, _("whole text"))
        for name, found in parts.items()
        if not found
    )
