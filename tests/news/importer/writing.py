"""Writes one release in every format the importer reads, as word processors and people do."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from markdown_it.token import Token

SAMPLE = Path(__file__).parent / "samples" / "press-release-2023-11-08.md"


@dataclass(frozen=True)
class Run:
    """Words of one emphasis: any of "b" and "i". A line break is ``\\n``."""

    text: str
    style: str = ""
    href: str = ""


@dataclass(frozen=True)
class Part:
    """A heading (its level 1 to 6), an item of a list, or a paragraph."""

    runs: tuple[Run, ...]
    kind: str = "paragraph"
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def heading(text: str, level: int = 2) -> Part:
    return Part((Run(text),), "heading", level)


def item(text: str, style: str = "") -> Part:
    return Part((Run(text, style),), "item")


def paragraph(*runs: Run | str) -> Part:
    return Part(tuple(Run(run) if isinstance(run, str) else run for run in runs))


def sample_parts() -> list[Part]:
    """The sample, with ``###`` as the paragraph a writer means by it."""
    tokens = MarkdownIt("commonmark").parse(SAMPLE.read_text())
    parts = []
    kinds = ["paragraph"]
    for position, token in enumerate(tokens):
        if token.type == "list_item_open":
            kinds.append("item")
        elif token.type == "list_item_close":
            kinds.pop()
        elif token.type == "inline":
            opening = tokens[position - 1]
            if opening.type == "heading_open" and token.content:
                parts.append(Part(tuple(_runs(token)), "heading", int(opening.tag[1])))
            else:
                parts.append(Part(tuple(_runs(token)) or (Run("###"),), kinds[-1]))
    return parts


def _runs(token: Token) -> Iterator[Run]:
    style, href = "", ""
    for child in token.children or []:
        if child.type in ("strong_open", "em_open"):
            style += "b" if child.type == "strong_open" else "i"
        elif child.type in ("strong_close", "em_close"):
            style = style.replace("b" if child.type == "strong_close" else "i", "")
        elif child.type == "link_open":
            href = str(child.attrs["href"])
        elif child.type == "link_close":
            href = ""
        elif child.type in ("softbreak", "hardbreak"):
            yield Run("\n")
        elif child.content:
            yield Run(child.content, style, href)


def to_markdown(parts: list[Part]) -> bytes:
    special = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_[]<>#+-.!|~=()"})

    def written(run: Run) -> str:
        text = run.text.translate(special).replace("&", "&amp;").replace("\n", "  \n")
        inner = text.strip(" ")
        stars = "*" * (2 * ("b" in run.style) + ("i" in run.style))
        marked = text.replace(inner, f"{stars}{inner}{stars}", 1) if inner and stars else text
        return f"[{marked}]({run.href})" if run.href else marked

    prefixes = {"heading": "{} ", "item": "- ", "paragraph": ""}
    blocks = []
    for part in parts:
        body = "".join(map(written, part.runs))
        if part.text == "###":
            body = "###"
        blocks.append(prefixes[part.kind].format("#" * part.level) + body)
    return "\n\n".join(blocks).encode()


def to_html(parts: list[Part]) -> bytes:
    def written(run: Run) -> str:
        html = escape(run.text).replace("\n", "<br>")
        for letter, tag in (("i", "em"), ("b", "strong")):
            html = f"<{tag}>{html}</{tag}>" if letter in run.style else html
        return f'<a href="{escape(run.href)}">{html}</a>' if run.href else html

    tags = {"heading": "h{}", "item": "li", "paragraph": "p"}
    body = ""
    in_list = False
    for part in parts:
        if in_list != (part.kind == "item"):
            in_list = part.kind == "item"
            body += "<ul>" if in_list else "</ul>"
        tag = tags[part.kind].format(part.level)
        body += f"<{tag}>{''.join(map(written, part.runs))}</{tag}>\n"
    body += "</ul>" if in_list else ""
    page = f'<!doctype html><html><head><meta charset="utf-8"><title>-</title></head><body>{body}'
    return f"{page}</body></html>".encode()


def to_text(parts: list[Part]) -> bytes:
    """As "Save as plain text" does: no emphasis, no link targets, bullets, blank lines between."""
    blocks: list[str] = []
    for part in parts:
        bulleted = part.kind == "item"
        if bulleted and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n- {part.text}"
        else:
            blocks.append(f"- {part.text}" if bulleted else part.text)
    return "\n\n".join(blocks).encode()


def to_word(parts: list[Part]) -> bytes:
    document = Document()
    for part in parts:
        if part.kind == "heading":
            paragraph = document.add_heading(level=part.level)
        else:
            style = "List Bullet" if part.kind == "item" else None
            paragraph = document.add_paragraph(style=style)
        for run in part.runs:
            written = paragraph.add_run(run.text)
            written.bold = "b" in run.style or None
            written.italic = "i" in run.style or None
            if run.href:
                _link(paragraph, written, run.href)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _link(paragraph: Any, run: Any, href: str) -> None:
    """python-docx reads hyperlinks but writes none."""
    relation = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), relation)
    run._r.addprevious(hyperlink)
    hyperlink.append(run._r)


WRITERS: dict[str, Callable[[list[Part]], bytes]] = {
    "release.md": to_markdown,
    "release.html": to_html,
    "release.txt": to_text,
    "release.docx": to_word,
}
