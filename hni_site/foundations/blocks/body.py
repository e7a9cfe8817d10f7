"""The body that all page types share."""

from wagtail import blocks

from hni_site.foundations.blocks.figures import KeyFigureBlock, TextTableBlock
from hni_site.foundations.blocks.links import CallToActionBlock, FileBlock, RelatedPagesBlock
from hni_site.foundations.blocks.media import EmbedBlock, GalleryBlock, PictureBlock
from hni_site.foundations.blocks.text import (
    HeadingBlock,
    ParagraphBlock,
    PullTextBlock,
    QuoteBlock,
)


class BodyStreamBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    key_figure = KeyFigureBlock()
    pull_text = PullTextBlock()
    document = FileBlock()
    embed = EmbedBlock()
    call_to_action = CallToActionBlock()
    related_pages = RelatedPagesBlock()
    table = TextTableBlock()
