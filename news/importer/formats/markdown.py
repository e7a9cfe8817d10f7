"""Markdown → blocks, through markdown-it's HTML."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from news.importer.end_marks import is_end_mark
from news.importer.formats.markup import read_markup
from news.importer.formats.wrapping import wrap_width
from news.importer.source import Block, SourceDocument

PUNCTUATION = re.compile(r"[#*_~-]")
# Indented text, back-ticks and pointed brackets are words of a release, not code.
LITERAL = ["code", "fence", "backticks", "html_block", "html_inline", "reference"]


def read_markdown(text: str) -> SourceDocument:
    return SourceDocument(_blocks(text))


def _blocks(text: str) -> tuple[Block, ...]:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": wrap_width(text) is None})
    parser.enable("table").disable(LITERAL)
    parser.block.ruler.before(
        "hr", "end_mark", _end_mark, {"alt": ["paragraph", "blockquote", "list"]}
    )
    tokens = parser.parse(text)
    for token in _opening(tokens):
        if token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
        if token.type == "list_item_open" and token.info:
            token.attrSet("value", token.info)
    html = parser.renderer.render(tokens, parser.options, {})
    return read_markup(html, numbered_lines=True)


def _opening(tokens: list[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.nesting >= 0 and token.type != "inline")


def _end_mark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it: an end mark is a paragraph, not an empty heading or a list."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    if not is_end_mark(line):
        return False
    if not silent:
        state.line = start + 1
        state.push("paragraph_open", "p", 1).map = [start, start + 1]
        text = state.push("inline", "", 0)
        text.map = [start, start + 1]
        text.content = PUNCTUATION.sub(r"\\\g<0>", line.replace("\\", ""))
        text.children = []
        state.push("paragraph_close", "p", -1)
    return True
