"""A release as a row of plain pieces: what text, Word and PDF are all made from.

What leads to other pages of the website (related pages) is left out.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from hni_site.content_store.models import ContentItem
from hni_site.foundations.news import Person, Story, news_types
from hni_site.foundations.organisation import organisation
from hni_site.languages import RIGHT_TO_LEFT
from hni_site.press_kit import wording
from hni_site.press_kit.enums import Kind
from hni_site.press_kit.markup import Piece, Run, pieces_of
from hni_site.press_kit.wording import clean


class Table(NamedTuple):
    """Cells of plain text; every row has as many as there are columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Illustration(NamedTuple):
    """A picture where it stands in the text."""

    picture_id: int
    alt: str
    """Empty where it is decoration."""
    caption: tuple[Run, ...]
    """With the credit; may be empty."""
    ratio: float
    """Of its width to its height."""


AnyPiece = Piece | Table | Illustration


class Manuscript(NamedTuple):
    page_id: int
    file_name: str
    """Readable, without an ending."""
    title: str
    language: str
    publisher: str
    url: str
    """Of the page on the website."""
    changed: datetime.datetime
    """When its text became public as it is."""
    pieces: list[AnyPiece]
    pictures: list[Mapping[str, Any]]
    """As documents have them, each once."""

    @property
    def is_right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT


def manuscript_of(item: ContentItem) -> Manuscript:
    """Of a live row of a type whose pages are news. One query or two, for who publishes."""
    document = json.loads(item.document)
    story = news_types()[item.type].story(document)
    publisher = organisation()
    contacts = story.contacts
    if not contacts and (contact := publisher.media_contact(item.locale)):
        contacts = [contact]
    meta = document["meta"]
    with translation.override(item.locale):
        pieces = list(_pieces(document, story, contacts, item.locale))
    return Manuscript(
        page_id=item.page_id,
        file_name=f"{meta['slug']}-{item.locale}",
        title=clean(document["title"]),
        language=item.locale,
        publisher=clean(publisher.name),
        url=meta["html_url"],
        changed=parse_datetime(meta["last_published_at"] or "") or item.changed_at,
        pieces=_in_order([piece for piece in pieces if _says_something(piece)]),
        pictures=list({picture["id"]: picture for picture in _pictures(document, story)}.values()),
    )


def _illustration(picture: Mapping[str, Any]) -> Illustration:
    caption, credit = clean(picture["caption"]), clean(picture["credit"])
    runs = (Run(caption), Run(" " if caption and credit else ""), Run(credit, italic=True))
    return Illustration(
        picture_id=picture["id"],
        alt=clean(picture["alt"]),
        caption=tuple(run for run in runs if run.text),
        ratio=picture["width"] / picture["height"],
    )


def _plain(kind: Kind, text: str, **more: Any) -> Piece:
    return Piece(kind, (Run(clean(text)),), **more)


def _heading(text: str, level: int = 2) -> Piece:
    return _plain(Kind.HEADING, text, level=level)


def _pieces(
    document: Mapping[str, Any], story: Story, contacts: Iterable[Person], language: str
) -> Iterator[AnyPiece]:
    yield _plain(Kind.KICKER, story.kicker)
    yield _plain(Kind.TITLE, document["title"])
    for subhead in story.subheads:
        yield _plain(Kind.SUBHEAD, subhead)
    place = f"{story.place} · " if story.place else ""
    yield _plain(Kind.DATELINE, f"{place}{wording.day(story.day, language)}")
    if document["image"]:
        yield _illustration(document["image"])
    if story.corrections:
        yield _heading(_("Corrections"))
    for note in story.corrections:
        yield _plain(Kind.TEXT, f"{wording.day(note.day, language)}: {note.text}")
    if story.corrections:
        yield _plain(Kind.TEXT, "* * *")  # What follows is no correction.
    for block in story.body:
        yield from _block(block["type"], block["value"], language)
    if story.about:
        yield _heading(story.about.title)
        yield from pieces_of(story.about.html)
    contacts = list(contacts)
    if contacts:
        yield _heading(_("Media contact"))
    for person in contacts:
        yield from _contact(person)
    yield Piece(Kind.SOURCE, (Run(document["meta"]["html_url"], url=document["meta"]["html_url"]),))


def _block(kind: str, value: Any, language: str) -> Iterator[AnyPiece]:
    if kind == "paragraph":
        yield from pieces_of(value)
    elif kind == "heading":
        yield _heading(value["text"], int(value["level"][1]))
    elif kind == "quote":
        yield _plain(Kind.QUOTE, wording.quoted(value["text"], language))
        if who := wording.speaker(value, language):
            yield _plain(Kind.SPEAKER, f"— {who}")
    elif kind == "key_figure":
        yield _plain(Kind.FIGURE, f"{value['value']} {value['unit']}")
        source = clean(wording.source(value, language))
        yield Piece(Kind.SOURCE, (Run(source, url=value["source_url"]),))
    elif kind == "pull_text":
        yield Piece(Kind.TEXT, (Run(clean(value["text"]), bold=True),))
    elif kind == "table":
        yield _table(value)
    elif kind == "image":
        yield _illustration(value)
    elif kind == "gallery":
        yield from map(_illustration, value["images"])
    elif kind == "document":
        yield Piece(Kind.TEXT, (Run(clean(value["title"]), url=value["url"]),))
    elif kind == "embed":
        yield Piece(Kind.TEXT, (Run(clean(value["caption"] or value["url"]), url=value["url"]),))
    elif kind == "call_to_action":
        why = (Run(f"{clean(value['text'])} "),) if value["text"] else ()
        yield Piece(Kind.TEXT, (*why, Run(clean(value["label"]), url=value["url"])))


def _table(value: Mapping[str, Any]) -> Table:
    width = len(value["columns"])
    return Table(
        clean(value["caption"]),
        tuple(map(clean, value["columns"])),
        tuple(tuple(map(clean, (*row, *[""] * width)))[:width] for row in value["rows"]),
    )


def _contact(person: Person) -> Iterator[Piece]:
    yield Piece(Kind.TEXT, (Run(clean(person.name), bold=True),))
    yield _plain(Kind.CONTACT, person.role)
    for label, value, scheme in (
        (_("Telephone:"), person.phone, "tel:"),
        (_("E-mail:"), person.email, "mailto:"),
    ):
        if value:
            target = "".join(value.split())
            runs = (Run(f"{label} "), Run(clean(value), url=f"{scheme}{target}"))
            yield Piece(Kind.CONTACT, runs)


def _says_something(piece: AnyPiece) -> bool:
    if isinstance(piece, Piece):
        return bool(piece.text.strip())
    return not isinstance(piece, Table) or bool(piece.columns)


def _in_order(pieces: list[AnyPiece]) -> list[AnyPiece]:
    """No heading is more than one level below the one before: documents for everyone (PDF/UA,
    7.4.2) may not leave a level out."""
    ordered, level = [], 1
    for piece in pieces:
        if isinstance(piece, Piece) and piece.kind is Kind.HEADING:
            level = min(piece.level, level + 1)
            piece = piece._replace(level=level)
        ordered.append(piece)
    return ordered


def _pictures(document: Mapping[str, Any], story: Story) -> Iterator[Mapping[str, Any]]:
    if document["image"]:
        yield document["image"]
    for block in story.body:
        if block["type"] == "image":
            yield block["value"]
        elif block["type"] == "gallery":
            yield from block["value"]["images"]
