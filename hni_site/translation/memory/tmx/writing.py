"""The memory as a TMX file, as long as it may be."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from xml.sax.saxutils import escape, quoteattr

from hni_site.translation.memory.models import Entry
from hni_site.translation.memory.tmx.enums import Prop
from hni_site.translation.memory.tmx.markup import to_seg
from hni_site.translation.memory.units import Unit

TIME = "%Y%m%dT%H%M%SZ"  # TMX 1.4b: ISO 8601 in UTC, to the second.
_BATCH = 2_000
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="hni-newsroom" creationtoolversion="1" segtype="sentence" \
o-tmf="hni-newsroom" adminlang="en" srclang={source_language} datatype="html"/>
<body>
"""
_FOOT = "</body>\n</tmx>\n"


def entries_as_tmx(source_language: str, language: str) -> Iterator[bytes]:
    """All that is remembered for the two languages, in pieces of a file."""
    entries = Entry.objects.filter(source_language=source_language, language=language)
    units = (
        Unit(
            source_language=entry.source_language,
            language=entry.language,
            source=entry.source,
            target=entry.target,
            is_approved=entry.is_approved,
            is_machine=entry.is_machine,
            origin_key=entry.origin_key,
            origin_title=entry.origin_title,
            used_at=entry.used_at,
        )
        for entry in entries.order_by("pk").iterator(_BATCH)
    )
    return as_tmx(units, source_language)


def as_tmx(units: Iterable[Unit], source_language: str) -> Iterator[bytes]:
    yield _HEAD.format(source_language=quoteattr(source_language)).encode()
    for unit in units:
        yield _unit(unit).encode()
    yield _FOOT.encode()


def _unit(unit: Unit) -> str:
    props = {
        Prop.APPROVED: "yes" if unit.is_approved else "no",
        Prop.MACHINE: "yes" if unit.is_machine else "no",
        Prop.ORIGIN_KEY: str(unit.origin_key or ""),
        Prop.ORIGIN: unit.origin_title,
    }
    told = "".join(
        f'<prop type="{name}">{escape(value, {chr(13): "&#13;"})}</prop>'
        for name, value in props.items()
        if value
    )
    return (
        f'<tu changedate="{unit.used_at.astimezone(UTC):{TIME}}">{told}'
        f"<tuv xml:lang={quoteattr(unit.source_language)}>{to_seg(unit.source)}</tuv>"
        f"<tuv xml:lang={quoteattr(unit.language)}>{to_seg(unit.target)}</tuv></tu>\n"
    )
