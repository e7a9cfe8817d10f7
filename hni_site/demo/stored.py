"""From what the demo files say to what Wagtail stores in fields and blocks.

The files name pictures, files, pages and snippets; stored are their ids. Every block and list item
gets an id made from its place in the files, the same in every language, because translation tools
match the languages' blocks by id.
"""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from markdown_it import MarkdownIt
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from hni_site.demo import files
from hni_site.demo.contents import ContentError

NAMESPACE = uuid.UUID("7a8f31d2-5d0b-4a53-9f0e-2c8a1f6f4a10")

# (model, name in the files) → primary key.
Reference = Callable[[type[Model], str], Any]

_PAGE_LINK = re.compile(r'href="page:([^"]+)"')
_TAGS = {"<strong>": "<b>", "</strong>": "</b>", "<em>": "<i>", "</em>": "</i>", ">\n<": "><"}


def stable_id(name: str) -> uuid.UUID:
    """The same id for the same name, on every machine."""
    return uuid.uuid5(NAMESPACE, name)


def rich_text(markdown: str, reference: Reference) -> str:
    """Markdown as Wagtail stores rich text. `[words](page:key)` links a page of the demo."""
    html = MarkdownIt("commonmark").render(markdown.strip()).strip()
    for tag, stored in _TAGS.items():
        html = html.replace(tag, stored)
    return _PAGE_LINK.sub(lambda m: f'linktype="page" id="{reference(Page, m[1])}"', html)


class StoredStreams:
    """Turns the streams of one object in one language into what Wagtail stores."""

    def __init__(self, key: str, language: str, reference: Reference) -> None:
        self.key = key
        self.language = language
        self.reference = reference

    def value(self, field: StreamField, structure: Any, words: Any) -> blocks.StreamValue:
        """The value of a stream field.

        `structure` has one item per block: its type, alone or with its fields; where a stream has
        only one type of block, the fields alone. Without a structure the words make the stream.
        Raises ContentError for words that belong to no block.
        """
        stored = self._stream(field.stream_block, structure, words, field.name)
        return field.to_python(json.dumps(stored, cls=DjangoJSONEncoder))

    def _stream(
        self, block: blocks.StreamBlock, structure: Any, words: Any, place: str
    ) -> list[dict[str, Any]]:
        if isinstance(words, list):
            words = {str(number): text for number, text in enumerate(words, 1)}
        words = words or {}
        structure = structure or dict.fromkeys(words)
        if unknown := words.keys() - structure.keys():
            raise ContentError(
                f"{self.key}.{place} ({self.language}): no block is called {sorted(unknown)[0]}."
            )
        only_type = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else None
        stored = []
        for name, fields in structure.items():
            block_type = only_type
            if not block_type and isinstance(fields, str):
                block_type, fields = fields, None
            elif not block_type:
                fields = dict(fields)
                block_type = fields.pop("type")
            stored.append(
                {
                    "type": block_type,
                    "id": str(stable_id(f"{self.key}.{place}.{name}")),
                    "value": self._value(
                        block.child_blocks[block_type], fields, words.get(name), f"{place}.{name}"
                    ),
                }
            )
        return stored

    def _value(self, block: blocks.Block, structure: Any, words: Any, place: str) -> Any:
        if isinstance(block, blocks.StructBlock):
            return self._struct(block, structure, words, place)
        value = structure if words is None else words
        if isinstance(block, blocks.ListBlock):
            return [
                {
                    "type": "item",
                    "id": str(stable_id(f"{self.key}.{place}.{number}")),
                    "value": self._value(block.child_block, item, None, f"{place}.{number}"),
                }
                for number, item in enumerate(value, 1)
            ]
        if isinstance(block, TypedTableBlock):
            return _table(block, value)
        if isinstance(block, blocks.RichTextBlock):
            return rich_text(value, self.reference)
        if isinstance(block, blocks.ChooserBlock):
            return self.reference(block.model_class, value)
        return value

    def _struct(
        self, block: blocks.StructBlock, structure: Any, words: Any, place: str
    ) -> dict[str, Any]:
        structure, words = _fields(block, structure), _fields(block, words)
        if "alt_text" in block.child_blocks and "image" in structure:
            words = {"alt_text": files.alternative_text(structure["image"], self.language), **words}
        if unknown := (structure | words).keys() - block.child_blocks.keys():
            raise ContentError(
                f"{self.key}.{place} ({self.language}): the block has no {sorted(unknown)[0]}."
            )
        return {
            name: self._value(child, structure.get(name), words.get(name), f"{place}.{name}")
            for name, child in block.child_blocks.items()
            if name in structure or name in words
        }


def _fields(block: blocks.StructBlock, value: Any) -> dict[str, Any]:
    """A block's fields; a bare value is the value of its first field."""
    if value is None:
        return {}
    return dict(value) if isinstance(value, dict) else {next(iter(block.child_blocks)): value}


def _table(block: TypedTableBlock, value: Any) -> dict[str, Any]:
    column_type = next(iter(block.child_blocks))
    return {
        "columns": [{"type": column_type, "heading": heading} for heading in value["columns"]],
        "rows": [{"values": row} for row in value["rows"]],
        "caption": value["caption"],
    }
