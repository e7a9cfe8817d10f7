"""A manuscript as a PDF that can be read out (PDF/UA-1), set by Typst.

The standard forbids letters without a shape: where no font on the machine has one, Typst refuses,
and there is no PDF instead of one with boxes.
"""

import json
import tempfile
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import typst

from hni_site.languages import LANGUAGES, RIGHT_TO_LEFT
from hni_site.press_kit.manuscript import Illustration, Manuscript, Table
from hni_site.press_kit.pictures import Files

CONTENT_TYPE = "application/pdf"
# Characters of the data, those of a hundred pages: half a second, as a table of tiny cells three.
LONGEST = 150_000
# Of a picture, in widths of the column, so that there is room for text on its page.
_HIGHEST = 0.55

_TEMPLATE = Path(__file__).with_name("release.typ")
# The second comes with Typst. Where neither has a letter any other font serves.
_FONTS = ("Noto Serif", "Libertinus Serif")
_OWN_FONTS = {
    "ar": "Noto Naskh Arabic",
    "fa": "Noto Naskh Arabic",
    "ps": "Noto Naskh Arabic",
    "ur": "Noto Nastaliq Urdu",
}
# Between lines, in the size of the letters: Nastaliq climbs and descends.
_LEADING, _OWN_LEADING = 0.75, {"ur": 1.5}


class NotPrintable(Exception):
    """There can be no PDF of it here; the text says why."""


@cache
def _fonts() -> typst.Fonts:
    """The machine's fonts: looked for once."""
    return typst.Fonts()


def pdf(manuscript: Manuscript, files: Files) -> bytes:
    """With those pictures that there are files of. The same bytes each time.

    Raises NotPrintable.
    """
    about = {
        "title": manuscript.title,
        "publisher": manuscript.publisher,
        "url": unquote(manuscript.url),
    }
    pieces = [
        _data(piece)
        for piece in manuscript.pieces
        if not isinstance(piece, Illustration) or piece.picture_id in files
    ]
    return _set(manuscript.language, about, pieces, files)


@cache
def can_print(language: str) -> bool:
    """Whether the machine has a font for the language's own script."""
    name = dict(LANGUAGES).get(language, "")
    try:
        _set(language, {"title": name, "publisher": name, "url": ""}, [])
    except NotPrintable:
        return False
    return True


def _data(piece: Any) -> dict[str, Any]:
    if isinstance(piece, Table):
        return {"kind": "table", **piece._asdict()}
    if isinstance(piece, Illustration):
        return {
            "kind": "picture",
            "file": _file_name(piece.picture_id),
            "alt": piece.alt,
            "share": min(1, _HIGHEST * piece.ratio),
            "runs": [run._asdict() for run in piece.caption],
        }
    return {**piece._asdict(), "runs": [run._asdict() for run in piece.runs]}


def _file_name(picture_id: int) -> str:
    return f"{picture_id}.jpg"


def _set(
    language: str,
    about: dict[str, str],
    pieces: list[dict[str, Any]],
    files: Files = MappingProxyType({}),
) -> bytes:
    code, _hyphen, region = language.partition("-")
    title = {"text": about["title"], "bold": False, "italic": False, "script": "", "url": ""}
    release = {
        **about,
        "language": code,
        "region": region.upper() or None,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "own-fonts": [_OWN_FONTS[code]] if code in _OWN_FONTS else [],
        "fonts": _FONTS,
        "leading": _OWN_LEADING.get(code, _LEADING),
        "pieces": pieces or [{"kind": "title", "runs": [title]}],
    }
    data = json.dumps(release, ensure_ascii=False)
    if len(data) > LONGEST:
        raise NotPrintable("The text is too long for a PDF.")
    # Typst reads pictures from files, of this folder and no other.
    template: Any = _TEMPLATE.read_bytes()  # Its types don't know bytes here.
    with tempfile.TemporaryDirectory(prefix="press-kit-") as folder:
        for picture_id, content in files.items():
            Path(folder, _file_name(picture_id)).write_bytes(content)
        try:
            return typst.compile(
                template,
                root=folder,
                font_paths=_fonts(),
                sys_inputs={"release": data},
                pdf_standards=["ua-1"],
                timestamp=0,
            )
        except typst.TypstError as error:
            raise NotPrintable(f"The text can't be set: {error.message}") from error
