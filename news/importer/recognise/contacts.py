"""Media contacts, at the end of a release or at its top."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import gettext as _

from news.importer.end_marks import is_end_mark
from news.importer.recognise.contact_lines import (
    Piece,
    Said,
    has_address,
    looks_like_name,
    name_and_role,
    pieces,
)
from news.importer.recognise.cues import one_of, phrases
from news.importer.recognise.taken import Taken, caution, excerpt, marker
from news.importer.release import Marker, RecognisedContact
from news.importer.source import Block, Caution, Kind, Span

NEAR = 4
"""How many blocks may stand between one address of a contact and the next."""

MAX_WORDS = 200
MAX_PHONE = 40
MAX_EMAIL = 254
MAX_WORD_FIELDS = 3
"""Name, role and organisation."""

_ADDRESS = re.compile(r"www\.|://|[\[(]\s?(?:at|arroba)\s?[\])]", re.IGNORECASE)
"""Of a website, or an e-mail address that is spelled so that no program reads it."""

_ALONE = re.compile(r"\b\d+\b")
"""A number in a line that is no telephone's: the house or post box of an address."""

_SaidIn = tuple[Block, Piece]


@dataclass(frozen=True, slots=True)
class _Zone:
    """The blocks from start to end (not included) that tell whom to contact; `cue` introduces them.

    `body` are the zone's lines without the cue. `is_sentence` says that the cue runs on into the
    name, as in "For more information contact NAME at ADDRESS."
    """

    start: int
    end: int
    cue: str
    body: tuple[Block, ...]
    is_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Contacts:
    """The people to ask, and what stands among them and is no part of one, in its order."""

    people: tuple[RecognisedContact, ...] = ()
    unplaced: tuple[Block, ...] = ()


def take_contacts(blocks: tuple[Block, ...]) -> Taken[Contacts]:
    """All contacts, wherever in the release they stand."""
    people: tuple[RecognisedContact, ...] = ()
    unplaced: tuple[Block, ...] = ()
    rest: list[Block] = []
    markers: list[Marker] = []
    cautions: list[Caution] = []
    index = 0
    while index < len(blocks):
        zone = _zone(blocks, index)
        read = _read(zone, blocks) if zone else None
        if zone and read:
            people += read.found
            unplaced += read.rest
            markers += read.markers
            cautions += read.cautions
            index = zone.end
        else:
            rest.append(blocks[index])
            index += 1
    return Taken(Contacts(people, unplaced), tuple(rest), tuple(markers), tuple(cautions))


@cache
def _cue() -> re.Pattern[str]:
    """ "For interviews and further information, please contact:" and what follows."""
    phrase = one_of([*phrases("contact"), *phrases("to contact")])
    joint = rf",?\s+(?:{one_of(phrases('and'))}\s+)?"
    return re.compile(
        rf"(?P<cue>(?:(?:\A|{joint}){phrase}){{1,3}})(?P<signs>\s*[:：–—.-]*\s*)(?P<more>.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _other_part() -> re.Pattern[str]:
    return re.compile(one_of(phrases("notes") + phrases("about")), re.IGNORECASE)


def _zone(blocks: tuple[Block, ...], index: int) -> _Zone | None:
    """The contact block that begins here: with its cue, after an end mark, or as the last lines."""
    block = blocks[index]
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM):
        return None
    match = _cue().fullmatch(block.text)
    if match:
        more = block.slice(match.start("more"))
        is_sentence = bool(more.text) and not match["signs"].strip() and "\n" not in match["signs"]
        body = tuple(more.lines()) if more.text else ()
        end = _end(blocks, index + 1)
        cue = match["cue"] + match["signs"].rstrip()
    elif index and is_end_mark(blocks[index - 1].text):
        body, end, cue, is_sentence = (), _end(blocks, index), "", False
    elif index == len(blocks) - 1 and "\n" in block.text and has_address(block.text):
        return _Zone(index, index + 1, "", tuple(block.lines()))
    else:
        return None
    start = index + 1 if match else index
    body += tuple(line for other in blocks[start:end] for line in other.lines())
    return _Zone(index, end, cue, body, is_sentence) if body else None


def _end(blocks: tuple[Block, ...], start: int) -> int:
    """Behind the last short block with an address, each `NEAR` the one before."""
    end = start
    for index in range(start, len(blocks)):
        block = blocks[index]
        is_heading = block.kind is Kind.HEADING and not has_address(block.text)
        too_far = index - end >= NEAR
        if is_heading or is_end_mark(block.text) or too_far or len(block.text) > 2 * MAX_WORDS:
            break
        if _other_part().match(block.text) or (
            _cue().fullmatch(block.text) and not has_address(block.text)
        ):
            break
        if has_address(block.text) or _has_email_link(block):
            end = index + 1
    return end


def _has_email_link(block: Block) -> bool:
    return any(span.href.startswith("mailto:") for span in block.spans)


def _read(zone: _Zone, blocks: tuple[Block, ...]) -> Taken[tuple[RecognisedContact, ...]] | None:
    """The contacts of a zone; None where it names nobody, or a sentence says more than that."""
    first = blocks[zone.start]
    markers = [marker(first, zone.cue, _("contact"))] if zone.cue else []
    said = [(line, piece) for line in zone.body for piece in pieces(line)]
    markers += [
        marker(line, piece.text, _("contact")) for line, piece in said if piece.said is Said.LABEL
    ]
    contacts: list[RecognisedContact] = []
    unplaced: list[_SaidIn] = []
    for person in _people([(line, piece) for line, piece in said if piece.said is not Said.LABEL]):
        contact, strays = _contact(person)
        if contact.name:
            contacts.append(contact)
            unplaced += strays
        elif contacts and not contacts[-1].organisation and _is_short_line(person):
            contacts[-1] = replace(contacts[-1], organisation=person[0][1].text)
        else:
            unplaced += person
    if not contacts or (zone.is_sentence and unplaced):
        return None
    rest = tuple(_cut(line, piece.text) for line, piece in unplaced)
    message = _(
        "“%(text)s” stands among the contacts and is no part of one; it was kept in the text."
    )
    cautions = tuple(caution(block, message % {"text": excerpt(block.text)}) for block in rest)
    return Taken(tuple(contacts), rest, tuple(markers), cautions)


def _is_short_line(person: list[_SaidIn]) -> bool:
    return len(person) == 1 and len(person[0][1].text) <= MAX_WORDS


def _people(said: list[_SaidIn]) -> Iterator[list[_SaidIn]]:
    """What belongs to one person: a name after an address begins the next."""
    person: list[_SaidIn] = []
    for line, piece in said:
        is_words = piece.said is Said.NAME_OR_ROLE
        begun = {other.said for _line, other in person}
        if is_words and looks_like_name(name_and_role(piece.text)[0]) and len(begun) > 1:
            yield person
            person = []
        person.append((line, piece))
    if person:
        yield person


def _contact(person: list[_SaidIn]) -> tuple[RecognisedContact, list[_SaidIn]]:
    """A person's contact, without a name where none was found, and what fits nowhere."""
    words = [said for said in person if said[1].said is Said.NAME_OR_ROLE]
    texts: list[str] = []
    unplaced: list[_SaidIn] = []
    for line, piece in words:
        parts = [piece.text] if texts else name_and_role(piece.text)
        too_many = len(texts) + len(parts) > MAX_WORD_FIELDS
        too_long = any(len(part) > MAX_WORDS for part in parts)
        is_address = _ADDRESS.search(piece.text) or (len(texts) > 1 and _ALONE.search(piece.text))
        if too_many or too_long or is_address:
            unplaced.append((line, piece))
        else:
            texts += parts
    addresses = {Said.EMAIL: "", Said.PHONE: ""}
    for line, piece in person:
        if piece.said not in addresses:
            continue
        known = addresses[piece.said]
        if not known and len(piece.text) <= MAX_EMAIL:
            addresses[piece.said] = piece.text
        elif piece.said is Said.PHONE and len(known) + len(piece.text) + 3 <= MAX_PHONE:
            addresses[piece.said] = f"{known} / {piece.text}"
        else:
            unplaced.append((line, piece))
    email, phone = addresses[Said.EMAIL], addresses[Said.PHONE]
    has_name = bool(texts) and looks_like_name(texts[0])
    has_more = len(words) < len(person) or len(texts) > 1
    if not has_name or not has_more:
        return RecognisedContact("", email=email, phone=phone), unplaced
    name, role, organisation = (*texts, "", "")[:MAX_WORD_FIELDS]
    return RecognisedContact(name, role, organisation, email, phone), unplaced


def _cut(line: Block, text: str) -> Block:
    """The words alone, with their links; an address behind a link stands in no text."""
    start = line.text.find(text)
    return (
        line.slice(start, start + len(text)) if start >= 0 else replace(line, spans=(Span(text),))
    )
