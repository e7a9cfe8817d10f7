"""What the browser sends for the admin's forms, made from the pages the admin really shows."""

import datetime
from typing import Any

from django.http import QueryDict
from django.test import Client
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StreamValue, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from tests.discovery import stream_fields

PUBLISH = {"action-publish": "action-publish"}


def block_data(block: Block, value: Any) -> Any:
    """The form's data for a block's value, nested as `nested_form_data` takes it."""
    if isinstance(block, StreamBlock | ListBlock):
        children = list(value.bound_blocks if isinstance(block, ListBlock) else value)
        data = streamfield(
            [(child.block.name, block_data(child.block, child.value)) for child in children]
        )
        for index, child in enumerate(children):
            data[str(index)]["id"] = child.id or ""
        return data
    if isinstance(block, ImageBlock):
        value = block._image_to_struct_value(value)
    if isinstance(block, StructBlock):
        return {name: block_data(child, value[name]) for name, child in block.child_blocks.items()}
    if isinstance(block, TypedTableBlock):
        return _table_data(value)
    if isinstance(block, RichTextBlock):
        return rich_text(value.source)
    return _widget_data(block.value_for_form(value))


def _widget_data(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(getattr(value, "pk", value))


def _table_data(table: TypedTable) -> dict[str, Any]:
    columns = [
        {"type": "text", "heading": column["heading"], "order": str(i), "deleted": ""}
        for i, column in enumerate(table.columns)
    ]
    rows = [{"order": str(i), "deleted": ""} for i in range(len(table.row_data))]
    return {
        "caption": table.caption or "",
        "column": {"count": str(len(columns)), **dict(enumerate(columns))},
        "row": {"count": str(len(rows)), **dict(enumerate(rows))},
        "cell": {i: dict(enumerate(row["values"])) for i, row in enumerate(table.row_data)},
    }


def stream_data(stream: StreamValue) -> dict[str, Any]:
    """The form's data for a whole stream."""
    data: dict[str, Any] = block_data(stream.stream_block, stream)
    return data


def filled(client: Client, url: str, page: Page, data: dict[str, Any]) -> QueryDict:
    """The form at the URL as the browser would send it with the data (nested) typed in.

    `page` gives the streams, which the browser builds with JavaScript.
    """
    response = client.get(url)
    assert response.status_code == 200, f"{url} answers {response.status_code}"
    form: QueryDict = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    for name in form:  # HTML ignores a line break right after <textarea>; this parser doesn't.
        form.setlist(name, [value.removeprefix("\n") for value in form.getlist(name)])
    streams = {
        field.name: stream_data(getattr(page, field.name)) for field in stream_fields(type(page))
    }
    for name, value in nested_form_data({**streams, **data}).items():
        form[name] = value
    return form


def errors(response: Any) -> dict[str, Any]:
    """What a form that was sent back complains about, down to the block."""
    form = response.context["form"]
    return {
        **{name: [_told(e) for e in found.as_data()] for name, found in form.errors.items()},
        **{name: formset.errors for name, formset in form.formsets.items() if any(formset.errors)},
    }


def _told(error: Any) -> Any:
    return error.as_json_data() if hasattr(error, "as_json_data") else str(error)
