"""Campaigns: a goal, a span of time, countries that take part."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from campaigns import schema
from campaigns.blocks import (
    CampaignCountryBlock,
    MilestoneBlock,
    ResourceBlock,
    country_documents,
)
from hni_site.content_store.reading import documents
from hni_site.foundations.blocks import (
    BodyStreamBlock,
    KeyFigureBlock,
    ShortTextBlock,
    document_of,
    documents_of,
)
from hni_site.foundations.fields import ContentStreamField
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.foundations.world import Mark
from hni_site.media.sources import load_pictures
from hni_site.translation.fallback.reading import chain_for


class CampaignPage(SitePage):
    goal = models.TextField(
        _("goal"), max_length=500, help_text=_("One sentence that says what must be reached.")
    )
    launch = models.DateField(_("launched on"), null=True, blank=True)
    end = models.DateField(_("ends on"), null=True, blank=True)
    milestones = ContentStreamField(
        [("milestone", MilestoneBlock())], verbose_name=_("phases and milestones"), blank=True
    )
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)
    demands = ContentStreamField(
        [("demand", ShortTextBlock(label=_("Demand"), max_length=300))],
        verbose_name=_("demands"),
        blank=True,
    )
    countries = ContentStreamField(
        [("country", CampaignCountryBlock())], verbose_name=_("participating countries"), blank=True
    )
    resources = ContentStreamField(
        [("resource", ResourceBlock())], verbose_name=_("resources"), blank=True
    )
    key_figures = ContentStreamField(
        [("key_figure", KeyFigureBlock())], verbose_name=_("key figures"), blank=True
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("goal"),
        FieldRowPanel([FieldPanel("launch"), FieldPanel("end")], heading=_("Dates")),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("key_figures"),
        FieldPanel("body"),
        FieldPanel("demands"),
        FieldPanel("milestones"),
        FieldPanel("resources"),
    ]
    edit_handler = tabs(content_panels, (_("Countries"), [FieldPanel("countries")]))

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("goal"),
        SynchronizedField("launch"),
        SynchronizedField("end"),
        TranslatableField("milestones"),
        TranslatableField("body"),
        TranslatableField("demands"),
        TranslatableField("countries"),
        TranslatableField("resources"),
        TranslatableField("key_figures"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("goal"),
        index.SearchField("body"),
        index.SearchField("demands"),
    ]

    api_endpoint = "campaigns"
    api_filters = [
        ApiFilter(
            "country",
            "countries.country.code",
            description="A country that takes part: ISO 3166-1 alpha-2.",
            example="KE",
        ),
        ApiFilter("launch", "launch", FilterKind.DATE, "When the campaign starts."),
        ApiFilter(
            "affiliate",
            "countries.lead_affiliate.id",
            FilterKind.PAGE,
            "An affiliate that leads it in a country.",
        ),
    ]
    document_schema = schema.CampaignDocument
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    template = "pages/campaign.html"
    dye = "madder"

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def clean(self) -> None:
        super().clean()
        if self.launch and self.end and self.end < self.launch:
            raise ValidationError({"end": _("A campaign ends after its launch.")})
        # A draft's country may not be chosen yet.
        codes = [code for child in self.countries if (code := child.value["country"])]
        if len(codes) != len(set(codes)):
            raise ValidationError({"countries": _("Each country can take part only once.")})

    def country_documents(self) -> list[schema.CampaignCountry]:
        return country_documents(self.countries)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["countries"] = self.country_documents()
        context["marks"] = [
            Mark(entry.country.code, f"{entry.country.name}: {entry.status.name}")
            for entry in context["countries"]
        ]
        return context

    def document_parts(self) -> dict[str, Any]:
        return {
            **super().document_parts(),
            "goal": self.goal,
            "launch": self.launch,
            "end": self.end,
            "milestones": documents_of(self.milestones),
            "body": document_of(self.body),
            "demands": documents_of(self.demands),
            "countries": self.country_documents(),
            "resources": documents_of(self.resources),
            "key_figures": documents_of(self.key_figures),
        }


class CampaignIndexPage(SitePage):
    """Where campaigns, programmes and instruments lie."""

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        SitePage.lead_image_panel,
    ]
    edit_handler = tabs(content_panels)
    document_schema = schema.CampaignIndexDocument
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "campaigns.CampaignPage",
        "campaigns.ProgrammePage",
        "campaigns.InstrumentPage",
    ]
    template = "pages/campaign_index.html"
    dye = "madder"

    class Meta:
        verbose_name = _("campaigns page")

    def campaigns(self) -> QuerySet[CampaignPage]:
        """Public campaigns, the latest launch first."""
        public = documents(CampaignPage._meta.label, chain_for(self), below=self)
        campaigns: QuerySet[CampaignPage] = CampaignPage.objects.filter(
            pk__in=public.values("page_id")
        )
        return campaigns.select_related("locale").order_by("-launch", "-pk")

    def others(self) -> PageQuerySet:
        """Public programmes and instruments, in the order of the tree."""
        languages = chain_for(self)
        public = documents("campaigns.ProgrammePage", languages, below=self)
        public |= documents("campaigns.InstrumentPage", languages, below=self)
        pages: PageQuerySet = Page.objects.filter(pk__in=public.values("page_id"))
        return pages.order_by("path").prefetch_related("locale").specific()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["campaigns"] = self.campaigns()
        context["others"] = self.others()
        load_pictures([*context["campaigns"], *context["others"]])
        return context
