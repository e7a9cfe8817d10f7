"""A page's text → its pictures and links, whichever fields and blocks the page's type has."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from wagtail.blocks import (
    Block,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from hni_site.publishing.checklist.parts import Link, Picture

Leaf = tuple[str, Block, Any]
"""Place, block and value of a part that has no parts of its own."""


def pictures_in(page: Page) -> list[Picture]:
    """The pictures of the page's streams. Its lead picture is decoration unless it says more."""
    return [
        Picture(
            place=f"{place}.alt_text",
            title=value.title,
            alt=value.contextual_alt_text or "",
            is_decoration=bool(value.decorative),
        )
        for place, block, value in _leaves_of(page)
        if isinstance(block, ImageBlock) and value is not None
    ]


def links_in(page: Page) -> list[Link]:
    """The links of the page's running text and of the snippets that it prints."""
    links = [link for place, source in _rich_texts(page) for link in links_of(source, place)]
    for place, block, value in _leaves_of(page):
        if isinstance(block, RichTextBlock):
            links += links_of(value.source, place)
        elif isinstance(block, PageChooserBlock) and value is not None:
            links.append(Link(place, value.title, page_id=value.pk))
    return links


def links_of(source: str, place: str = "") -> list[Link]:
    """The links of rich text as Wagtail stores it."""
    parser = _Links(place)
    parser.feed(source)
    parser.close()
    return parser.links


class _Links(HTMLParser):
    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
        self.links: list[Link] = []
        self.open: dict[str, str | None] | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.open, self.words = dict(attrs), []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open is not None:
            kind, pk = self.open.get("linktype"), _number(self.open.get("id"))
            self.links.append(
                Link(
                    self.place,
                    " ".join("".join(self.words).split()),
                    href=(self.open.get("href") or "").strip(),
                    page_id=pk if kind == "page" else None,
                    document_id=pk if kind == "document" else None,
                )
            )
            self.open = None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def _rich_texts(page: Page) -> Iterator[tuple[str, str]]:
    """Place and source of the page's rich text fields, and of those of its snippets."""
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            yield field.name, getattr(page, field.name)
        elif field.many_to_one and not issubclass(field.related_model, Page):
            for part in field.related_model._meta.fields:
                snippet = isinstance(part, RichTextField) and getattr(page, field.name)
                if snippet:
                    yield field.name, getattr(snippet, part.name)


def _leaves_of(page: Page) -> Iterator[Leaf]:
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            yield from _leaves(field.name, field.stream_block, getattr(page, field.name))


def _leaves(place: str, block: Block, value: Any) -> Iterator[Leaf]:
    if isinstance(block, StreamBlock):
        for child in value:
            yield from _leaves(f"{place}.{child.id}", child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            yield from _leaves(f"{place}.{child.id}", child.block, child.value)
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        for name, part in block.child_blocks.items():
            yield from _leaves(f"{place}.{name}", part, value[name])
    else:
        yield place, block, value
