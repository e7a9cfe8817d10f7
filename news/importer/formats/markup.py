"""HTML → blocks. Markdown and Word arrive here too, as the HTML their libraries make of them."""

import re
from dataclasses import dataclass, replace
from itertools import chain

import nh3
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.translation import gettext as _

from news.importer.errors import UnreadableSource
from news.importer.formats.bullets import BULLET_SIGN
from news.importer.limits import MAX_BLOCKS
from news.importer.source import CELL_END, Block, Caution, Kind, Mark, SourceDocument, Span, tidy

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
MARKS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
LISTS = {"ul", "ol"}
CELLS = {"td", "th"}
CONTAINERS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "figcaption", "figure", "footer", "header", "html", "li", "main", "nav",
    "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
}  # fmt: skip
KEPT_TAGS = HEADINGS | set(MARKS) | LISTS | CELLS | CONTAINERS | {"a", "br", "hr", "img"}
ATTRIBUTES = {"a": {"href"}, "img": {"alt"}, "ol": {"start"}, "li": {"value"}}
# Links of this kind lead nowhere from a website; kept here, an editor is told where they led.
NAMED_SCHEMES = {"file", "skype", "whatsapp"}
KINDS = {
    **dict.fromkeys(HEADINGS, Kind.HEADING),
    "li": Kind.ITEM,
    "tr": Kind.ROW,
    "blockquote": Kind.QUOTATION,
}
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
UNSEEN = {"script", "style", "title", "template"}
SCRIPT_URL = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
IGNORED_IN_URLS = re.compile(r"[\s\x00-\x1f]")
EMBEDS = ["iframe", "object", "embed", "video", "audio", "canvas", "form"]


def read_html(text: str) -> SourceDocument:
    """The blocks of an HTML file.

    Raises `UnreadableSource` where it carries a script: a press release has no use for one.
    """
    soup = BeautifulSoup(text, "html.parser")
    if place := _script_in(soup):
        raise UnreadableSource(
            _(
                "This HTML carries a script (%(place)s). Save the release as plain HTML without "
                "scripts, or paste its text."
            )
            % {"place": place}
        )
    cautions = tuple(
        Caution(
            _("Something embedded (%(tag)s) was left out: add it in the editor.")
            % {"tag": f"<{tag.name}>"},
            _("line %(number)d") % {"number": tag.sourceline or 1},
        )
        for tag in soup.find_all(EMBEDS)
    )
    return SourceDocument(read_markup(text), cautions)


def _script_in(soup: BeautifulSoup) -> str:
    """Where the first script, event handler or script link stands; empty if there is none."""
    for tag in soup.find_all(True):
        values = {name: str(value) for name, value in tag.attrs.items()}
        if (
            tag.name == "script"
            or any(name.startswith("on") for name in values)
            or any(_is_script(values.get(name, "")) for name in ("href", "action"))
        ):
            return _("line %(number)d") % {"number": tag.sourceline or 1}
    return ""


def _is_script(url: str) -> bool:
    """Browsers skip white space and control characters anywhere in a scheme."""
    return SCRIPT_URL.match(IGNORED_IN_URLS.sub("", url)) is not None


def read_markup(html: str, *, numbered_lines: bool = False) -> tuple[Block, ...]:
    """Clean the HTML and walk it.

    `numbered_lines` says that the elements carry ``data-line``, the line of the source they come
    from, and places are named by it; without, places are paragraphs counted from 1.
    """
    cleaned = nh3.clean(
        html,
        tags=KEPT_TAGS,
        clean_content_tags=UNSEEN,
        attributes=ATTRIBUTES | ({"*": {"data-line"}} if numbered_lines else {}),
        url_schemes=nh3.ALLOWED_URL_SCHEMES | NAMED_SCHEMES,
        link_rel=None,
    )
    walker = _Walker(numbered_lines)
    try:
        soup = BeautifulSoup(cleaned, "html.parser")
        walker.walk(_without_layout(_with_numbers(soup)), _Context())
        walker.end_block()
    except RecursionError as error:
        raise UnreadableSource(
            _("Its parts are nested too deeply. Copy its text and paste it instead.")
        ) from error
    return tuple(walker.blocks)


def _with_numbers(soup: BeautifulSoup) -> BeautifulSoup:
    """Lists that don't count from 1 as paragraphs with their numbers.

    To Markdown "2023. That year …" is an item of such a list, and its number would be lost.
    """
    for numbered in soup.find_all("ol"):
        items = numbered.find_all("li", recursive=False)
        labels: list[str] = []
        for item in items:
            following = str(int(labels[-1]) + 1) if labels else str(numbered.get("start", "1"))
            label = str(item.get("value", following))
            labels.append(label if label.isdecimal() else str(len(labels) + 1))
        if [int(label) for label in labels] != list(range(1, len(items) + 1)):
            numbered.name = "div"
            for label, item in zip(labels, items, strict=True):
                item.name = "div"
                (item.find("p", recursive=False) or item).insert(0, f"{label}. ")
    return soup


def _without_layout(soup: BeautifulSoup) -> BeautifulSoup:
    """Tables of one row or one column, or around another table, as the paragraphs they lay out."""
    for table in soup.find_all("table"):
        sections = [table, *table.find_all(["thead", "tbody", "tfoot"], recursive=False)]
        rows = [row for part in sections for row in part.find_all("tr", recursive=False)]
        cells = [row.find_all(list(CELLS), recursive=False) for row in rows]
        if len(rows) < 2 or max(map(len, cells)) < 2 or table.find("table"):
            for tag in chain([table], rows, *cells):
                tag.name = "div"
    return soup


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text at some point of the tree."""

    kind: Kind = Kind.PARAGRAPH
    line: int = 1
    depth: int = 1
    ordered: bool = False
    marks: frozenset[Mark] = frozenset()
    href: str = ""


class _Walker:
    """Collects the spans of the block it is in, and ends it where the next one begins."""

    def __init__(self, numbered_lines: bool) -> None:
        self.numbered_lines = numbered_lines
        self.blocks: list[Block] = []
        self._spans: list[Span] = []
        self._pictures: list[str] = []
        self._context = _Context()

    def walk(self, parent: Tag, context: _Context) -> None:
        for node in parent.children:
            if isinstance(node, Tag):
                self._enter(node, context)
            elif isinstance(node, NavigableString):
                text = CONTROLS.sub("", str(node))
                self._add(text if parent.name == "pre" else text.replace("\n", " "), context)

    def end_block(self) -> None:
        if spans := tidy(self._spans):
            self._emit(self._context, spans)
        self._spans = []
        pictures, self._pictures = self._pictures, []
        for alternative in pictures:
            self._emit(replace(self._context, kind=Kind.PICTURE), (Span(alternative),))

    def _add(self, text: str, context: _Context) -> None:
        if not tidy(self._spans[:1]):
            self._context = context
        self._spans.append(Span(text, context.marks, context.href))

    def _emit(self, context: _Context, spans: tuple[Span, ...]) -> None:
        order = len(self.blocks)
        if order == MAX_BLOCKS:
            raise UnreadableSource(
                _("It has more than %(number)d paragraphs: this is no press release.")
                % {"number": MAX_BLOCKS}
            )
        where = (
            _("line %(number)d") % {"number": context.line}
            if self.numbered_lines
            else _("paragraph %(number)d") % {"number": order + 1}
        )
        block = Block(context.kind, spans, order, where, context.depth, context.ordered)
        bullet = BULLET_SIGN.match(block.text) if block.kind is Kind.PARAGRAPH else None
        if bullet:
            block = replace(block.slice(bullet.end()), kind=Kind.ITEM)
        self.blocks.append(block)

    def _enter(self, tag: Tag, context: _Context) -> None:
        name = tag.name
        if str(line := tag.get("data-line")).isdecimal():
            context = replace(context, line=int(str(line)))
        if name in MARKS:
            self.walk(tag, replace(context, marks=context.marks | {MARKS[name]}))
        elif name == "a":
            self.walk(tag, replace(context, href=str(tag.get("href", "")).strip() or "#"))
        elif name == "br":
            self._add("\n", context)
        elif name == "img":
            self._pictures.append(str(tag.get("alt", "")))
        elif name == "hr":
            self.end_block()
            self._emit(replace(context, kind=Kind.RULE), ())
        elif context.kind in (Kind.ITEM, Kind.ROW) and name not in LISTS | {"li"}:
            self._line_of_block(tag, context)
        else:
            self._block(tag, context)

    def _line_of_block(self, tag: Tag, context: _Context) -> None:
        """A paragraph inside a list item or a cell is a further line of it."""
        text = "".join(span.text for span in self._spans[-2:]).rstrip(" ")
        if text and not text.endswith(("\n", CELL_END)):
            self._add("\n", context)
        self.walk(tag, context)
        self._add(CELL_END if tag.name in CELLS else "\n", context)

    def _block(self, tag: Tag, context: _Context) -> None:
        self.end_block()
        name = tag.name
        if name in KINDS:
            context = replace(context, kind=KINDS[name])
        elif name in LISTS:
            nested = context.kind is Kind.ITEM
            depth = context.depth + 1 if nested else 1
            context = replace(context, depth=depth, ordered=name == "ol")
        self.walk(tag, context)
        self.end_block()
