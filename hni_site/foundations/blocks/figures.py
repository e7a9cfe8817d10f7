"""Blocks of numbers."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from hni_site import schema
from hni_site.foundations.blocks.document import DocumentedBlock


class KeyFigureBlock(DocumentedBlock, blocks.StructBlock):
    value = blocks.CharBlock(label=_("Figure"), max_length=50, help_text=_("Such as 260 million."))
    unit = blocks.CharBlock(
        label=_("What is counted"),
        max_length=200,
        help_text=_("Such as home-based workers in the world."),
    )
    as_of = blocks.DateBlock(label=_("As of"), required=False)
    source = blocks.CharBlock(label=_("Source"), max_length=200)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    def to_document(self, value: Any) -> schema.Figure:
        return schema.Figure(
            value=value["value"],
            unit=value["unit"],
            as_of=value["as_of"],
            source=value["source"],
            source_url=value["source_url"],
        )

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("A number with its unit, its day and its source.")
        template = "components/key_figure.html"
        preview_value = {
            "value": "260 million",
            "unit": "home-based workers in the world",
            "as_of": datetime.date(2019, 12, 31),
            "source": "International Labour Organization",
            "source_url": "",
        }


def _cells(table: TypedTable) -> list[tuple[str, str]]:
    """Every text of a table with the path that names it to the translator's tool."""
    return [
        ("caption", table.caption),
        *((f"column-{i}", column["heading"]) for i, column in enumerate(table.columns)),
        *(
            (f"cell-{i}-{j}", text)
            for i, row in enumerate(table.row_data)
            for j, text in enumerate(row["values"])
        ),
    ]


class TextTableBlock(DocumentedBlock, TypedTableBlock):
    """A table of texts. wagtail-localize leaves tables out unless they say how they translate."""

    text = blocks.CharBlock(label=_("Text"), required=False)

    def clean(self, value: TypedTable) -> TypedTable:
        table = super().clean(value)
        has_heading = any(column["heading"] for column in table.columns)
        if not has_heading and not self.is_deferred_validation:
            raise ValidationError(
                _("Give at least one column a heading, so that it can be read out.")
            )
        return table

    def to_document(self, value: TypedTable) -> schema.Table:
        return schema.Table(
            caption=value.caption,
            columns=[column["heading"] for column in value.columns],
            rows=[[str(cell) for cell in row["values"]] for row in value.row_data],
        )

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(path, text) for path, text in _cells(value) if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: Iterable[StringSegmentValue]
    ) -> TypedTable:
        texts = {segment.path: segment.render_text() for segment in segments}
        return TypedTable(
            columns=[
                {**column, "heading": texts.get(f"column-{i}", column["heading"])}
                for i, column in enumerate(value.columns)
            ],
            row_data=[
                {
                    "values": [
                        texts.get(f"cell-{i}-{j}", text) for j, text in enumerate(row["values"])
                    ]
                }
                for i, row in enumerate(value.row_data)
            ],
            caption=texts.get("caption", value.caption),
        )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns of text, with a caption.")
        template = "components/table.html"
        preview_value = {
            "caption": "Home-based workers in 2019",
            "columns": [{"type": "text", "heading": "Who"}, {"type": "text", "heading": "Million"}],
            "rows": [{"values": ["Women", "147"]}, {"values": ["All", "260"]}],
        }
