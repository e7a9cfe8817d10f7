"""How a block says what it looks like in a public document."""

from typing import Any

from pydantic import BaseModel
from wagtail.blocks import (
    Block,
    CharBlock,
    ChoiceBlock,
    StreamValue,
    TextBlock,
    URLBlock,
)

_TEXTS = CharBlock | ChoiceBlock | TextBlock | URLBlock


class DocumentedBlock(Block):
    """A block with a typed document form.

    `to_document` gives a part of `hni_site.schema` (or a plain string), or None where the block has
    nothing public to show, such as a file that is gone.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in getattr(self, "child_blocks", {}).values():
            # A value written by a script, or before it had this part, holds no text, not None.
            if isinstance(part, _TEXTS) and part.meta.default is None:
                part.meta.default = ""

    def to_document(self, value: Any) -> BaseModel | str | None:
        raise NotImplementedError(f"{type(self).__name__} has no document form")

    def get_api_representation(self, value: Any, context: dict[str, Any] | None = None) -> Any:
        document = self.to_document(value)
        return document.model_dump(mode="json") if isinstance(document, BaseModel) else document


def document_of(stream: StreamValue) -> list[dict[str, Any]]:
    """A stream as `{type, id, value}` for each block that has something to show."""
    blocks = (
        {
            "type": child.block_type,
            "id": child.id or "",
            "value": child.block.to_document(child.value),
        }
        for child in stream
    )
    return [block for block in blocks if block["value"] is not None]


def documents_of(stream: StreamValue) -> list[Any]:
    """The values alone, of a stream whose blocks are all of one type."""
    return [block["value"] for block in document_of(stream)]
