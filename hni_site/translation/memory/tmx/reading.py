"""TMX files of others, read unit by unit. They are strangers: bounded, and without entities."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import UUID
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hni_site.translation.memory.remembering import remember
from hni_site.translation.memory.text import Unfit
from hni_site.translation.memory.tmx.enums import Prop
from hni_site.translation.memory.tmx.markup import from_seg
from hni_site.translation.memory.tmx.writing import TIME
from hni_site.translation.memory.units import Unit

MEGABYTE = 1024 * 1024
LARGEST = 500 * MEGABYTE

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ANY = "*all*"


class NotTmx(Exception):
    """The file can't be imported; the message says why, in the user's language."""


@dataclass
class Imported:
    new: int = 0
    units: int = 0
    """Pairs of texts in the file that could be kept, known ones included."""
    unfit: int = 0
    """Texts that no segment can have: empty, too long, with control characters."""
    languages: Counter[str] = field(default_factory=Counter)
    """Languages the site does not know → how many texts were left out."""


def import_tmx(
    file: BinaryIO, *, approved: bool, title: str = "", largest: int = LARGEST
) -> Imported:
    """All of the file or nothing. Raises NotTmx.

    With `approved` its translations count as reviewed, but for those that the file itself calls not
    approved. `title` is told as their origin where the file tells none. `largest` is in bytes.
    """
    imported = Imported()
    with transaction.atomic():
        units = read(file, imported, approved=approved, title=title, largest=largest)
        imported.new = remember(units)
    return imported


def read(
    file: BinaryIO,
    imported: Imported,
    *,
    approved: bool,
    title: str = "",
    largest: int = LARGEST,
) -> Iterator[Unit]:
    """The units of the file; what was left out is counted in `imported`. Raises NotTmx."""
    # A file may name the TMX DTD: it is not fetched. Entities are refused.
    events = iterparse(
        _Bounded(file, largest), events=("start", "end"), forbid_dtd=False, forbid_entities=True
    )
    source_language, body = "", None
    try:
        for event, element in events:
            if event == "start":
                if body is None and source_language == "" and element.tag not in ("tmx", "header"):
                    raise NotTmx(_("This is not a TMX file: its header is missing."))
                if element.tag == "header":
                    source_language = element.get("srclang") or _ANY
                elif element.tag == "body":
                    body = element
            elif element.tag == "tu" and body is not None:
                yield from _units(element, source_language, imported, approved, title)
                body.clear()
    except ParseError as error:
        line, column = error.position
        raise NotTmx(
            _("This is not well-formed XML: line %(line)s, column %(column)s.")
            % {"line": line, "column": column + 1}
        ) from error
    except DefusedXmlException as error:
        raise NotTmx(_("The file declares entities. They are not read.")) from error
    except (UnicodeError, LookupError, ValueError) as error:
        raise NotTmx(_("The file is not in the encoding it names.")) from error


class _Bounded:
    """A file that ends in an error where it is too large."""

    def __init__(self, file: BinaryIO, largest: int) -> None:
        self.file = file
        self.largest = self.left = largest

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(min(size, self.left + 1) if size >= 0 else self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise NotTmx(
                _("The file is larger than %(size)s MB.") % {"size": self.largest // MEGABYTE}
            )
        return data


def _units(
    tu: Element, source_language: str, imported: Imported, approved: bool, title: str
) -> Iterator[Unit]:
    texts = dict(_texts(tu, imported))
    wanted = language_code(tu.get("srclang") or source_language)
    source = wanted if wanted in texts else next(iter(texts), "")
    props = {prop.get("type"): prop.text or "" for prop in tu.findall("prop")}
    for language, text in texts.items():
        if language != source:
            imported.units += 1
            yield Unit(
                source_language=source,
                language=language,
                source=texts[source],
                target=text,
                is_approved=approved and props.get(Prop.APPROVED) != "no",
                is_machine=props.get(Prop.MACHINE) == "yes",
                origin_key=_key(props.get(Prop.ORIGIN_KEY, "")),
                origin_title=props.get(Prop.ORIGIN, title),
                used_at=_time(tu.get("changedate") or tu.get("creationdate") or ""),
            )


def _texts(tu: Element, imported: Imported) -> Iterator[tuple[str, str]]:
    for tuv in tu.findall("tuv"):
        name = tuv.get(_LANGUAGE) or tuv.get("lang") or ""
        code, seg = language_code(name), tuv.find("seg")
        if not code:
            imported.languages[name or "?"] += 1
        elif seg is not None:
            try:
                yield code, from_seg(seg)
            except Unfit:
                imported.unfit += 1


def language_code(name: str) -> str:
    """The language of ours that a file means: es for ES and es-MX. Empty: none."""
    codes = {code.lower(): code for code, _ in settings.LANGUAGES}
    name = name.lower().replace("_", "-")
    return codes.get(name) or codes.get(name.split("-")[0]) or ""


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError:
        return timezone.now()
