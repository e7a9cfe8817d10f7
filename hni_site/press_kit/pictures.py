"""The pictures of a release: at full size for the archive, smaller for Word and PDF."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from hni_site.content_store.shown import by_live_pages
from hni_site.media.models import SiteImage, SiteRendition
from hni_site.media.sources import FULL_SIZE
from hni_site.press_kit.manuscript import Manuscript

# Pixels across a column of print: sharp on paper, and light enough for a mail.
IN_TEXT = 1024

# Of each picture that there is its id and its JPEG.
Files = Mapping[int, bytes]


class Picture(NamedTuple):
    name: str
    """In the archive."""
    rendition: SiteRendition
    """At full size, else the largest that is made."""
    in_text: SiteRendition
    described: Mapping[str, Any]
    """As the document has it."""


def pictures_of(manuscript: Manuscript) -> list[Picture]:
    """Those of which there is a JPEG. One query."""
    ids = [picture["id"] for picture in manuscript.pictures]
    jpegs = SiteRendition.objects.filter(
        by_live_pages(SiteImage, "image__"), image__in=ids, filter_spec__contains="format-jpeg"
    )
    made: dict[int, list[SiteRendition]] = {}
    for rendition in jpegs:
        made.setdefault(rendition.image_id, []).append(rendition)
    found = [picture for picture in manuscript.pictures if picture["id"] in made]
    return [
        Picture(
            f"{manuscript.file_name}-{number}.jpg",
            max(made[picture["id"]], key=_rank),
            min(made[picture["id"]], key=_distance),
            picture,
        )
        for number, picture in enumerate(found, start=1)
    ]


def _rank(rendition: SiteRendition) -> tuple[bool, int]:
    return rendition.filter_spec == FULL_SIZE, rendition.width


def _distance(rendition: SiteRendition) -> int:
    width: int = rendition.width
    return abs(width - IN_TEXT)


def files_in_text(pictures: Iterable[Picture]) -> Files:
    """No query. Without those that were withdrawn a moment ago."""
    found: dict[int, bytes] = {}
    for picture in pictures:
        try:
            with picture.in_text.file.open("rb") as file:
                found[picture.described["id"]] = file.read()
        except FileNotFoundError:
            continue
    return found
