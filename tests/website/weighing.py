"""What a page weighs for a reader on prepaid data: all that its first view fetches, as served."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

import brotli
from bs4 import BeautifulSoup, Tag

from hni_site.delivery.answers import Answer

# Bytes: HTML, styles, scripts and fonts; and those with the picture at the top.
MOST_WITHOUT_PICTURE = 50_000
MOST = 100_000
# Pixels across a small phone with a dense screen, where a picture is 88 % as wide.
PHONE = 0.88 * 360 * 3
WORKER = "/service-worker.js"

_FONT_FACE = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
_ADDRESS = re.compile(r'url\("?([^")]+)"?\)')
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)


class File(NamedTuple):
    content: bytes
    size: int
    """Bytes on the wire."""


Fetch = Callable[[str], File]
"""From a path on the site to what is there."""


class Weight(NamedTuple):
    """Bytes on the wire."""

    html: int
    styles: int
    """With the drawings that they name."""
    scripts: int
    """With the service worker."""
    fonts: int
    picture: int
    """The one at the top, in the size that a dense phone takes; 0 where there is none."""

    @property
    def without_picture(self) -> int:
        return self.html + self.styles + self.scripts + self.fonts

    @property
    def whole(self) -> int:
        return self.without_picture + self.picture


def served(html: bytes) -> int:
    """The size of a page as the site compresses it."""
    return len(Answer(html).in_encoding("br"))


def file_on_disk(content: bytes) -> File:
    """A text among the static files, as whitenoise compresses it ahead."""
    return File(content, min(len(content), len(brotli.compress(content))))


def weigh(html: bytes, fetch: Fetch) -> Weight:
    soup = BeautifulSoup(html, "html.parser")
    sheets = {str(link["href"]): fetch(str(link["href"])) for link in _all(soup, "stylesheet")}
    icons = [fetch(str(link["href"])) for link in _all(soup, "icon")]
    scripts = [fetch(path) for path in [WORKER, *_values(soup, "script[src]", "src")]]
    drawings = {
        path for address, sheet in sheets.items() for path in _drawings(address, sheet.content)
    }
    text = {ord(letter) for letter in soup.get_text()}
    fonts = {
        path for address, sheet in sheets.items() for path in _fonts(address, sheet.content, text)
    }
    hero = picture_at_the_top(soup)
    return Weight(
        html=served(html),
        styles=_sum([*sheets.values(), *icons, *map(fetch, drawings)]),
        scripts=_sum(scripts),
        fonts=_sum(map(fetch, fonts)),
        picture=fetch(hero).size if hero else 0,
    )


def picture_at_the_top(soup: BeautifulSoup) -> str:
    """The address that a dense phone chooses of the page's first picture; empty without one."""
    source = soup.select_one("main picture source")
    if source is None:
        return ""
    sizes = [candidate.split() for candidate in str(source["srcset"]).split(", ")]
    large = [url for url, width in sizes if int(width.removesuffix("w")) >= PHONE]
    return large[0] if large else sizes[-1][0]


def _all(soup: BeautifulSoup, rel: str) -> list[Tag]:
    return soup.select(f"link[rel={rel}]")


def _values(soup: BeautifulSoup, selector: str, name: str) -> list[str]:
    return [str(tag[name]) for tag in soup.select(selector)]


def _sum(files: Any) -> int:
    return sum(file.size for file in files)


def _drawings(sheet: str, css: bytes) -> Iterator[str]:
    for address in _ADDRESS.findall(css.decode()):
        if address.endswith(".svg"):
            yield urljoin(sheet, address)


def _fonts(sheet: str, css: bytes, letters: set[int]) -> Iterator[str]:
    """Those with a letter that the page shows, as if the device had no font of its own for it."""
    for face in _FONT_FACE.findall(css.decode()):
        ranges = [(int(a, 16), int(b or a, 16)) for a, b in _RANGE.findall(face)]
        if any(first <= letter <= last for letter in letters for first, last in ranges):
            yield urljoin(sheet, _ADDRESS.findall(face)[0])


# --- Languages without demo content ---------------------------------------------------------------

# The letters of a script by how often they are used, below those of English.
_ENGLISH = "etaoinsrhldcumfpgwybvkxjqz"
_LETTERS = {
    "hi": "ाकेरहसनी\u0902मतिलपबजदगवयटुोचशथ",
    "th": "านรอกเง\u0e48มยลวดท\u0e49สต\u0e31บป\u0e35คไหแข",
}


def in_letters_of(html: bytes, language: str) -> bytes:
    """An English page as a translation of it would weigh: as long and as varied, but all of its
    words in letters of the other script, which take three bytes each."""
    other = str.maketrans(dict(zip(_ENGLISH, _LETTERS[language], strict=True)))
    soup = BeautifulSoup(html, "html.parser")

    def swapped(text: str) -> str:
        return text.lower().translate(other)

    for node in soup.find_all(string=True):
        parent = node.parent.name if node.parent else ""
        if parent == "script" and str(node).startswith("{"):
            data = _texts_swapped(json.loads(str(node)), swapped)
            node.replace_with(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        elif parent not in ("script", "[document]"):
            node.replace_with(swapped(str(node)))
    for tag in soup.select("[alt], [title], [aria-label], meta[content]"):
        for name in ("alt", "title", "aria-label", "content"):
            if tag.has_attr(name) and not str(tag[name]).startswith("http"):
                tag[name] = swapped(str(tag[name]))
    return soup.encode(formatter="minimal")


def _texts_swapped(value: Any, swapped: Callable[[str], str]) -> Any:
    """JSON-LD with other words; what names things to machines stays."""
    if isinstance(value, dict):
        return {
            name: part if name.startswith("@") else _texts_swapped(part, swapped)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_texts_swapped(part, swapped) for part in value]
    is_text = isinstance(value, str) and " " in value
    return swapped(value) if is_text else value
