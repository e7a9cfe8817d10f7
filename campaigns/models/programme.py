"""Programmes such as Access to Markets, and the strategic plan."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from campaigns import schema
from campaigns.blocks import PriorityBlock
from campaigns.enums import ProgrammeKind
from hni_site.foundations.blocks import BodyStreamBlock, document_of, documents_of
from hni_site.foundations.blocks.links import file_document
from hni_site.foundations.fields import ContentStreamField
from hni_site.foundations.links import public_links
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.schema import Label

_YEAR = [MinValueValidator(1990), MaxValueValidator(2100)]


class ProgrammePage(SitePage):
    kind = models.CharField(
        _("kind"), max_length=20, choices=ProgrammeKind.choices, default=ProgrammeKind.PROGRAMME
    )
    period_start = models.PositiveSmallIntegerField(
        _("first year"), null=True, blank=True, validators=_YEAR
    )
    period_end = models.PositiveSmallIntegerField(
        _("last year"), null=True, blank=True, validators=_YEAR
    )
    priorities = ContentStreamField(
        [("priority", PriorityBlock())], verbose_name=_("priorities"), blank=True
    )
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")], heading=_("Period")),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("priorities"),
        FieldPanel("body"),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
    ]
    relation_panels = [
        MultipleChooserPanel(
            "related",
            chooser_field_name="related_page",
            heading=_("Related pages"),
            label=_("page"),
        )
    ]
    edit_handler = tabs(content_panels, (_("Related"), relation_panels))

    translatable_fields = [
        *SitePage.translatable_fields,
        SynchronizedField("kind"),
        SynchronizedField("period_start"),
        SynchronizedField("period_end"),
        TranslatableField("priorities"),
        TranslatableField("body"),
        SynchronizedField("documents"),
        SynchronizedField("related"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("priorities"),
        index.SearchField("body"),
    ]

    document_schema = schema.ProgrammeDocument
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    template = "pages/programme.html"
    dye = "madder"

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The last year lies before the first.")})

    def document_parts(self) -> dict[str, Any]:
        files = [
            file_document(item.document, item.title)
            for item in self.documents.select_related("document__collection")
        ]
        return {
            **super().document_parts(),
            "kind": Label(code=self.kind, name=str(self.get_kind_display())),
            "period": [self.period_start, self.period_end],
            "priorities": documents_of(self.priorities),
            "body": document_of(self.body),
            "documents": [file for file in files if file],
            "related": public_links(item.related_page_id for item in self.related.all()),
        }


class ProgrammeDocument(Orderable):
    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "media.SiteDocument", verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_("Leave empty to print the file's own title."),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]


class ProgrammeRelatedPage(Orderable):
    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="related")
    related_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("related_page")]
