"""What was recognised in a source: the parts of a press release, ready to become a draft."""

import datetime
from dataclasses import dataclass
from typing import Literal

from news.importer.source import Caution


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text: paragraphs and lists as rich text."""

    html: str
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading. The levels of a source mean nothing: all are sections."""

    text: str
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone's words without quotation marks; a line break parts what stood around the name."""

    text: str
    attribution: str = ""
    role: str = ""
    type: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class PullText:
    """A sentence set apart, such as a goal."""

    text: str
    type: Literal["pull_text"] = "pull_text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length; the first row has the columns' headings."""

    rows: tuple[tuple[str, ...], ...]
    type: Literal["table"] = "table"


BodyPart = Paragraphs | Heading | Quote | PullText | Table


@dataclass(frozen=True, slots=True)
class RecognisedBoilerplate:
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class RecognisedContact:
    name: str
    role: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Words or signs of the source that say what a part is, and so stand in no part.

    ``meaning`` says in plain words what the marker was taken for.
    """

    text: str
    meaning: str
    where: str
    order: int


@dataclass(frozen=True, slots=True)
class RecognisedRelease:
    """A press release taken apart.

    Every word of the source stands once: in a part, or in `markers`. Only the place may be a copy
    of words that stand in the lead too. `embargoed` says that the source asks for an embargo.
    """

    title: str
    kicker: str
    subheads: tuple[str, ...]
    dateline_place: str
    dateline_date: datetime.date | None
    body: tuple[BodyPart, ...]
    boilerplate: RecognisedBoilerplate | None
    contacts: tuple[RecognisedContact, ...]
    embargoed: bool
    cautions: tuple[Caution, ...]
    markers: tuple[Marker, ...]
