"""The blocks of a page's body. Each has an icon, a template, a preview and a document form."""

from hni_site.foundations.blocks.body import BodyStreamBlock
from hni_site.foundations.blocks.document import document_of, documents_of
from hni_site.foundations.blocks.figures import KeyFigureBlock, TextTableBlock
from hni_site.foundations.blocks.links import CallToActionBlock, FileBlock, RelatedPagesBlock
from hni_site.foundations.blocks.media import EmbedBlock, GalleryBlock, PictureBlock
from hni_site.foundations.blocks.text import (
    HeadingBlock,
    ParagraphBlock,
    PullTextBlock,
    QuoteBlock,
    ShortTextBlock,
)

__all__ = [
    "BodyStreamBlock",
    "CallToActionBlock",
    "EmbedBlock",
    "FileBlock",
    "GalleryBlock",
    "HeadingBlock",
    "KeyFigureBlock",
    "ParagraphBlock",
    "PictureBlock",
    "PullTextBlock",
    "QuoteBlock",
    "RelatedPagesBlock",
    "ShortTextBlock",
    "TextTableBlock",
    "document_of",
    "documents_of",
]
