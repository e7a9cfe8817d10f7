"""Everything of a release in one archive: text, Word, PDF, pictures at full size, who made them."""

from collections.abc import Iterator
from contextlib import suppress

from django.template.loader import render_to_string
from django.utils import translation

from hni_site.media.jpeg import with_description
from hni_site.press_kit.archive import Member
from hni_site.press_kit.description import xmp
from hni_site.press_kit.manuscript import Manuscript
from hni_site.press_kit.pdf import NotPrintable, pdf
from hni_site.press_kit.pictures import Picture, files_in_text
from hni_site.press_kit.plain_text import plain_text
from hni_site.press_kit.word import word
from hni_site.press_kit.wording import clean


def members_of(manuscript: Manuscript, pictures: list[Picture]) -> Iterator[Member]:
    """What lies in the archive, made one after the other. No query."""
    name, language = manuscript.file_name, manuscript.language
    yield Member("README.txt", [readme(manuscript, pictures)])
    yield Member(f"{name}.txt", [plain_text(manuscript)])
    files = files_in_text(pictures)
    yield Member(f"{name}.docx", [word(manuscript, files)], is_compressed=True)
    with suppress(NotPrintable):  # docs/press-kit.md says what a server needs.
        yield Member(f"{name}.pdf", [pdf(manuscript, files)], is_compressed=True)
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
