"""Rich text of a document as runs of letters, from HTML that is known to be ours."""

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from hni_site.press_kit.enums import Kind, Script
from hni_site.press_kit.wording import clean

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBER}
# Lists in lists beyond that are the same to a reader.
DEEPEST = 3


class Run(NamedTuple):
    """Letters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    script: Script = Script.ON_LINE
    url: str = ""


class Piece(NamedTuple):
    """A paragraph, a heading or an item of a list."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading, 2 to 4, or how deep an item of a list lies, from 0."""
    number: int = 0
    """Of an item of a numbered list, from 1."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def pieces_of(html: str) -> list[Piece]:
    """The paragraphs and items of lists that the HTML has, without the empty ones."""
    found = _blocks(BeautifulSoup(html, "html.parser"))
    return [piece for piece in found if piece.text.strip()]


def _blocks(parent: Tag, depth: int = 0) -> Iterator[Piece]:
    loose: list[Run] = []
    for child in parent.children:
        is_block = isinstance(child, Tag) and (child.name in _LISTS or child.name in ("p", "div"))
        if not is_block:
            loose += _runs(child, Run(""))
            continue
        yield Piece(Kind.TEXT, tuple(loose))
        loose = []
        assert isinstance(child, Tag)  # noqa: S101 - for mypy: asked for above.
        if child.name in _LISTS:
            yield from _items(child, depth)
        else:
            yield from _blocks(child, depth)
    yield Piece(Kind.TEXT, tuple(loose))


def _items(listing: Tag, depth: int) -> Iterator[Piece]:
    for number, item in enumerate(listing.find_all("li", recursive=False), start=1):
        kind, level = _LISTS[listing.name], min(depth, DEEPEST)
        for piece in _blocks(item, depth + 1):
            is_own = piece.kind is Kind.TEXT
            yield Piece(kind, piece.runs, level, number) if is_own else piece


def _runs(node: object, look: Run) -> Iterator[Run]:
    if isinstance(node, Tag):
        if node.name == "br":
            yield look._replace(text="\n")
            return
        look = _look(node, look)
        for child in node.children:
            yield from _runs(child, look)
    elif type(node) is NavigableString:  # No comment, no declaration.
        # White space in HTML is one space.
        yield look._replace(text=clean(str(node)).replace("\n", " "))


def _look(tag: Tag, look: Run) -> Run:
    if tag.name in ("b", "strong"):
        return look._replace(bold=True)
    if tag.name in ("i", "em"):
        return look._replace(italic=True)
    if tag.name in ("sup", "sub"):
        return look._replace(script=Script.RAISED if tag.name == "sup" else Script.LOWERED)
    url = str(tag.get("href") or "") if tag.name == "a" else ""
    return look._replace(url=url) if url.startswith(_SCHEMES) else look
