"""Blocks that lead elsewhere."""

import mimetypes
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from hni_site import schema
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.links import absolute_url, public_links
from hni_site.media.models import SiteDocument


def file_document(file: SiteDocument | None, title: str = "") -> schema.File | None:
    """A file as documents show it; None where there is none or not everyone may have it."""
    if file is None:
        return None
    depends_on(file)
    if file.collection.get_view_restrictions().exists():
        return None
    return schema.File(
        id=file.pk,
        title=title or file.title,
        url=absolute_url(file.url),
        content_type=mimetypes.guess_type(file.filename)[0] or "application/octet-stream",
        size=file.get_file_size() or 0,
    )


class FileBlock(DocumentedBlock, blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to print the file's own title."),
    )

    def to_document(self, value: Any) -> schema.File | None:
        return file_document(value["document"], value["title"])

    def get_preview_value(self) -> Any:
        return self.normalize(
            {"document": SiteDocument.objects.order_by("-pk").first(), "title": "A report"}
        )

    class Meta:
        icon = "doc-full"
        label = _("File to download")
        description = _("A report or another file that readers can download.")
        template = "components/document.html"


class CallToActionBlock(DocumentedBlock, blocks.StructBlock):
    text = blocks.CharBlock(label=_("Why"), required=False, max_length=300)
    label = blocks.CharBlock(label=_("What the button says"), max_length=80)
    page = blocks.PageChooserBlock(label=_("A page of this site"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        count = bool(cleaned["page"]) + bool(cleaned["url"])
        # A draft may be unfinished, but not contradict itself.
        if count == 2 or (count == 0 and not self.is_deferred_validation):
            message = ValidationError(
                _("Choose a page of this site or give an address, one of them.")
            )
            raise StructBlockValidationError(block_errors={"page": message})
        return cleaned

    def to_document(self, value: Any) -> schema.CallToAction | None:
        links = public_links([value["page"].pk]) if value["page"] else []
        if not links and not value["url"]:
            return None
        return schema.CallToAction(
            text=value["text"],
            label=value["label"],
            url=links[0].html_url if links else value["url"],
            page=links[0] if links else None,
        )

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A button that leads to a page or to another site.")
        template = "components/call_to_action.html"
        preview_value = {
            "text": "Thirteen countries have ratified.",
            "label": "Read about the Convention",
            "page": None,
            "url": "https://www.ilo.org/",
        }


class RelatedPagesBlock(DocumentedBlock, blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=200)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"))

    def to_document(self, value: Any) -> schema.RelatedPages:
        return schema.RelatedPages(
            heading=value["heading"], pages=public_links(page.pk for page in value["pages"] if page)
        )

    def get_preview_value(self) -> Any:
        pages = Page.objects.live().public().filter(depth__gt=1).order_by("-pk")[:3]
        return self.normalize({"heading": "Read more", "pages": list(pages)})

    class Meta:
        icon = "list-ul"
        label = _("Related pages")
        description = _(
            "Links to other pages of this site. Readers see only those that are public."
        )
        template = "components/related_pages.html"
