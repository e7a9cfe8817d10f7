"""Blocks of running text → the HTML that Wagtail stores for rich text."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from news.importer.source import Block, Kind, Mark, Span

_ORDER = list(Mark)


def to_rich_text(blocks: Sequence[Block]) -> str:
    """Paragraphs and lists. Every character comes from an escaped span, every element from here."""
    parts = []
    for is_list, group in groupby(blocks, key=lambda block: block.kind is Kind.ITEM):
        if is_list:
            items = list(group)
            parts.append(_lists(items, min(item.depth for item in items)))
        else:
            parts += [f"<p>{_inline(block.spans)}</p>" for block in group]
    return "".join(parts)


def _lists(items: Sequence[Block], depth: int) -> str:
    """Items of this depth as lists; deeper ones as lists inside the item before them."""
    lists: list[tuple[str, list[str]]] = []
    for deeper, run in groupby(items, key=lambda item: item.depth > depth):
        if deeper:
            lists = lists or [("ul", [""])]
            lists[-1][1][-1] += _lists(list(run), depth + 1)
            continue
        for item in run:
            tag = "ol" if item.ordered else "ul"
            if not lists or lists[-1][0] != tag:
                lists.append((tag, []))
            lists[-1][1].append(_inline(item.spans))
    return "".join(
        f"<{tag}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{tag}>"
        for tag, entries in lists
    )


def _inline(spans: Sequence[Span]) -> str:
    return "".join(_linked(list(group), href) for href, group in groupby(spans, lambda s: s.href))


def _linked(spans: list[Span], href: str) -> str:
    html = "".join(_marked(span) for span in spans)
    return f'<a href="{escape(href)}">{html}</a>' if href else html


def _marked(span: Span) -> str:
    html = escape(span.text, quote=False).replace("\n", "<br/>")
    for mark in reversed(_ORDER):
        if mark in span.marks:
            html = f"<{mark}>{html}</{mark}>"
    return html
