"""The demo content's pictures and files to download, each made when something first asks for it."""

import io
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.utils.file import hash_filelike

from hni_site.demo import contents, patterns
from hni_site.media.models import SiteDocument, SiteImage
from hni_site.media.renditions import make_missing

CREDIT = "Generated pattern (sample picture)"
PATTERNS_FILE = "woven-patterns.pdf"
JPEG_QUALITY = 88
PATTERNS_IN_FILE = 4


@cache
def descriptions() -> dict[str, dict[str, Any]]:
    """Every picture by its name: how it is drawn, and what it shows in each language."""
    file = Path(__file__).parent / "pictures.toml"
    return tomllib.loads(file.read_text())


def alternative_text(name: str, language: str) -> str:
    """What the picture shows, in the language; in the source language where it has no words."""
    description = descriptions()[name]
    return str(description.get(language, description[contents.SOURCE_LANGUAGE]))


def image(name: str) -> SiteImage:
    """The picture of that name in the library; drawn and added if it is not there.

    Its renditions are made at once: documents that are built with them need not be built again.
    """
    found: SiteImage | None = SiteImage.objects.filter(file__contains=f"/demo-{name}").first()
    if found:
        return found
    text = alternative_text(name, contents.SOURCE_LANGUAGE)
    picture = SiteImage(
        title=text, description=text, credit=CREDIT, **_file(f"demo-{name}.jpg", jpeg(name))
    )
    picture.save()
    make_missing(picture)
    return picture


def jpeg(name: str) -> bytes:
    """The picture of that name, as a camera would have left it."""
    buffer = io.BytesIO()
    _draw(name).save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()


def _draw(name: str) -> Image.Image:
    cloth = {part: descriptions()[name][part] for part in patterns.Cloth._fields}
    return patterns.draw(name, patterns.Cloth(**cloth))


def document(name: str) -> SiteDocument:
    """The file of that name in the library, added if it is not there.

    It comes from an app's `demo/files/`, but for `woven-patterns.pdf`, which is drawn.
    """
    stem = Path(name).stem
    found: SiteDocument | None = SiteDocument.objects.filter(file__contains=f"/demo-{stem}").first()
    if found:
        return found
    content = _patterns_pdf() if name == PATTERNS_FILE else _app_file(name)
    title = stem.replace("-", " ").capitalize()
    file = SiteDocument(title=title, **_file(f"demo-{name}", content))
    file.save()
    return file


def _file(file_name: str, content: bytes) -> dict[str, Any]:
    """The fields in which Wagtail keeps a file and what it knows about it."""
    return {
        "file": ContentFile(content, file_name),
        "file_size": len(content),
        "file_hash": hash_filelike(io.BytesIO(content)),
    }


def _app_file(name: str) -> bytes:
    for folder in contents.folders():
        if (folder / "files" / name).exists():
            return (folder / "files" / name).read_bytes()
    raise contents.ContentError(f"No app has demo/files/{name}.")


def _patterns_pdf() -> bytes:
    """A few of the pictures, one to a page."""
    first, *others = [_draw(name) for name in list(descriptions())[:PATTERNS_IN_FILE]]
    buffer = io.BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=others, title="Woven patterns")
    return buffer.getvalue()
