"""Everything of a release in one archive: text, Word, PDF, pictures at full size, who made them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils import translation

from hni_site.content_store.shown import by_live_pages
from hni_site.media.jpeg import with_description
from hni_site.media.models import SiteImage, SiteRendition
from hni_site.media.sources import FULL_SIZE
from hni_site.press_kit.archive import Member
from hni_site.press_kit.description import xmp
from hni_site.press_kit.manuscript import Manuscript
from hni_site.press_kit.pdf import NotPrintable, pdf
from hni_site.press_kit.plain_text import plain_text
from hni_site.press_kit.word import word
from hni_site.press_kit.wording import clean


class Picture(NamedTuple):
    name: str
    """In the archive."""
    rendition: SiteRendition
    described: Mapping[str, Any]
    """As the document has it."""


def pictures_of(manuscript: Manuscript) -> list[Picture]:
    """Those of which there is a JPEG: at full size, else the largest. One query."""
    ids = [picture["id"] for picture in manuscript.pictures]
    jpegs = SiteRendition.objects.filter(
        by_live_pages(SiteImage, "image__"), image__in=ids, filter_spec__contains="format-jpeg"
    )
    largest: dict[int, SiteRendition] = {}
    for rendition in jpegs:
        best = largest.get(rendition.image_id)
        if best is None or _rank(rendition) > _rank(best):
            largest[rendition.image_id] = rendition
    found = [picture for picture in manuscript.pictures if picture["id"] in largest]
    return [
        Picture(f"{manuscript.file_name}-{number}.jpg", largest[picture["id"]], picture)
        for number, picture in enumerate(found, start=1)
    ]


def _rank(rendition: SiteRendition) -> tuple[bool, int]:
    return rendition.filter_spec == FULL_SIZE, rendition.width


def members_of(manuscript: Manuscript, pictures: list[Picture]) -> Iterator[Member]:
    """What lies in the archive, made one after the other. No query."""
    name, language = manuscript.file_name, manuscript.language
    yield Member("README.txt", [readme(manuscript, pictures)])
    yield Member(f"{name}.txt", [plain_text(manuscript)])
    yield Member(f"{name}.docx", [word(manuscript)], is_compressed=True)
    with suppress(NotPrintable):  # docs/press-kit.md says what a server needs.
        yield Member(f"{name}.pdf", [pdf(manuscript)], is_compressed=True)
    for picture in pictures:
        packet = xmp(picture.described, language, manuscript.url)
        try:
            file = picture.rendition.file.open("rb")
        except FileNotFoundError:
            continue  # It was withdrawn a moment ago.
        with file:
            yield Member(picture.name, with_description(file, packet), is_compressed=True)


def readme(manuscript: Manuscript, pictures: list[Picture]) -> bytes:
    """What the release is, what each picture shows and who made it, in the release's language."""
    shown = {"manuscript": manuscript, "pictures": pictures}
    with translation.override(manuscript.language):
        return clean(render_to_string("press_kit/readme.txt", shown)).encode()
