"""Blocks of words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hni_site import schema
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.foundations.richtext import FEATURES, to_html


class ParagraphBlock(DocumentedBlock, blocks.RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=FEATURES, **kwargs)

    def to_document(self, value: Any) -> str:
        return to_html(value.source)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text with links and lists.")
        template = "components/paragraph.html"
        preview_value = (
            "<p>Home-based workers produce goods and services in and around their own homes. "
            "<b>Few governments count them as workers.</b></p>"
        )


class HeadingBlock(DocumentedBlock, blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Sub-section")), ("h4", _("Minor heading"))],
        default="h2",
    )

    def to_document(self, value: Any) -> schema.Heading:
        return schema.Heading(text=value["text"], level=value["level"])

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("The title of a section.")
        template = "components/heading.html"
        preview_value = {"text": "Who are home-based workers?", "level": "h2"}


class QuoteBlock(DocumentedBlock, blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("Words"), help_text=_("Without quotation marks: the page sets them.")
    )
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)
    role = blocks.CharBlock(label=_("Their role"), required=False, max_length=200)

    def to_document(self, value: Any) -> schema.Quote:
        return schema.Quote(
            text=value["text"], attribution=value["attribution"], role=value["role"]
        )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Someone's own words, with their name and role.")
        template = "components/quote.html"
        preview_value = {
            "text": "We work at home, and our work is work.",
            "attribution": "Sample speaker",
            "role": "Weaver",
        }


class PullTextBlock(DocumentedBlock, blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"))

    def to_document(self, value: Any) -> schema.PullText:
        return schema.PullText(text=value["text"])

    class Meta:
        icon = "pick"
        label = _("Goal or pull text")
        description = _("One sentence set apart, such as a campaign's goal.")
        template = "components/pull_text.html"
        preview_value = {"text": "Labour rights, social protection and decent work."}


class ShortTextBlock(DocumentedBlock, blocks.CharBlock):
    """One line of plain text, such as a sub-headline or a demand."""

    def to_document(self, value: Any) -> str:
        return str(value)

    class Meta:
        icon = "pilcrow"
        template = "components/short_text.html"
        preview_value = "Home-based workers meet in Nairobi."
