"""Press releases."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.editorial.enums import SignOffKind
from hni_site.foundations.blocks import BodyStreamBlock, ShortTextBlock, document_of, documents_of
from hni_site.foundations.blocks.links import file_document
from hni_site.foundations.fields import ContentStreamField
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.links import public_links
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.foundations.relations import in_language
from hni_site.foundations.richtext import to_html
from hni_site.publishing.embargo.embargoed import EmbargoedPage
from hni_site.publishing.embargo.panel import EmbargoPanel
from hni_site.publishing.on_the_record import OnTheRecordPage
from news import schema
from news.blocks import CorrectionBlock
from news.machines import AS_NEWS, article
from news.models.snippets import MediaContact

RELATED_COUNT = 3


class PressReleasePage(EmbargoedPage, OnTheRecordPage):
    """A press release: dated, placed, signed off, and never quietly changed."""

    kicker = models.CharField(
        _("kicker"),
        max_length=100,
        blank=True,
        help_text=_("The word above the headline, such as Press Release."),
    )
    subheads = ContentStreamField(
        [("subhead", ShortTextBlock(label=_("Sub-headline"), max_length=500))],
        verbose_name=_("sub-headlines"),
        blank=True,
        max_num=5,
    )
    dateline_place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Such as Nairobi, Kenya.")
    )
    dateline_date = models.DateField(_("date"), default=timezone.localdate)
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)
    boilerplate = models.ForeignKey(
        "news.Boilerplate",
        verbose_name=_("boilerplate"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The paragraph about us at the end."),
    )
    corrections = ContentStreamField(
        [("correction", CorrectionBlock())], verbose_name=_("corrections"), blank=True
    )

    content_panels = [
        MultiFieldPanel(
            [FieldPanel("kicker"), *Page.content_panels, FieldPanel("subheads")],
            heading=_("Headline"),
        ),
        FieldRowPanel(
            [FieldPanel("dateline_place"), FieldPanel("dateline_date")], heading=_("Dateline")
        ),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("body"),
        FieldPanel("boilerplate"),
        MultipleChooserPanel(
            "contacts",
            chooser_field_name="contact",
            heading=_("Media contacts"),
            label=_("media contact"),
        ),
        InlinePanel("attachments", heading=_("Attachments"), label=_("attachment")),
    ]
    relation_panels = [
        MultipleChooserPanel(
            "campaigns",
            chooser_field_name="campaign",
            heading=_("Campaigns"),
            label=_("campaign"),
        ),
        MultipleChooserPanel(
            "affiliates",
            chooser_field_name="affiliate",
            heading=_("Affiliates"),
            label=_("affiliate"),
        ),
    ]
    release_panels = [
        EmbargoPanel(heading=_("Embargo")),
        HelpPanel(
            _(
                "<p>A correction is a public note. Add one whenever a published release changes in "
                "more than its spelling.</p>"
            )
        ),
        FieldPanel("corrections"),
    ]
    edit_handler = tabs(
        content_panels, (_("Related"), relation_panels), (_("Release"), release_panels)
    )

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("kicker"),
        TranslatableField("subheads"),
        TranslatableField("dateline_place"),
        SynchronizedField("dateline_date", overridable=False),
        TranslatableField("body"),
        TranslatableField("boilerplate"),
        TranslatableField("corrections"),
        SynchronizedField("contacts"),
        SynchronizedField("attachments"),
        SynchronizedField("campaigns"),
        SynchronizedField("affiliates"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("subheads"),
        index.SearchField("dateline_place"),
        index.SearchField("body"),
        index.FilterField("dateline_date"),
    ]

    sign_off_kind = SignOffKind.PRESS_RELEASE
    as_news = AS_NEWS
    linked_data = article
    calendar_date = "dateline_date"
    api_endpoint = "press-releases"
    api_filters = [
        ApiFilter("date", "dateline.date", FilterKind.DATE, "The dateline's date."),
        ApiFilter("campaign", "campaigns.id", FilterKind.PAGE, "A related campaign."),
        ApiFilter("affiliate", "affiliates.id", FilterKind.PAGE, "A related affiliate."),
    ]
    document_schema = schema.PressReleaseDocument
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/press_release.html"
    dye = "indigo"

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    def document_parts(self) -> dict[str, Any]:
        boilerplate = self.boilerplate_in_language
        files = [
            file_document(item.document, item.title)
            for item in self.attachments.select_related("document__collection")
        ]
        return {
            **super().document_parts(),
            "kicker": self.kicker,
            "subheads": documents_of(self.subheads),
            "dateline": schema.Dateline(place=self.dateline_place, date=self.dateline_date),
            "body": document_of(self.body),
            "boilerplate": boilerplate
            and schema.Boilerplate(title=boilerplate.title, html=to_html(boilerplate.text)),
            "contacts": [
                schema.Contact(name=c.name, role=c.role, email=c.email, phone=c.phone)
                for c in self.media_contacts
            ],
            "attachments": [file for file in files if file],
            "campaigns": public_links(item.campaign_id for item in self.campaigns.all()),
            "affiliates": public_links(item.affiliate_id for item in self.affiliates.all()),
            "corrections": documents_of(self.corrections),
            "related": public_links(self.related_ids()),
        }

    @property
    def media_contacts(self) -> list[MediaContact]:
        """The release's contacts, in the release's language."""
        contacts = [item.contact for item in self.contacts.select_related("contact__locale")]
        return in_language(contacts, self.locale.language_code)

    @property
    def boilerplate_in_language(self) -> Any:
        """The release's boilerplate in the release's language; None where it has none."""
        found = in_language(
            [self.boilerplate] if self.boilerplate else [], self.locale.language_code
        )
        return found[0] if found else None

    def related_ids(self) -> list[int]:
        """The releases before this one in the same campaigns, the latest first.

        Only earlier ones, so that a new release changes no old one's document.
        """
        same_day = Q(dateline_date=self.dateline_date)
        if self.pk:  # A release that is not saved yet comes after all others of its day.
            same_day &= Q(pk__lt=self.pk)
        earlier = Q(dateline_date__lt=self.dateline_date) | same_day
        return list(
            self._of_same_campaigns()
            .filter(earlier)
            .order_by("-dateline_date", "-pk")
            .values_list("pk", flat=True)[:RELATED_COUNT]
        )

    def document_dependents(self) -> list[int]:
        """The releases that come next in each of its campaigns: they show this one as related."""
        later = Q(dateline_date__gt=self.dateline_date) | Q(
            dateline_date=self.dateline_date, pk__gt=self.pk
        )
        return [
            page_id
            for item in self.campaigns.all()
            for page_id in PressReleasePage.objects.live()
            .filter(later, locale_id=self.locale_id, campaigns__campaign=item.campaign_id)
            .order_by("dateline_date", "pk")
            .values_list("pk", flat=True)[:RELATED_COUNT]
        ]

    def _of_same_campaigns(self) -> Any:
        campaign_ids = [item.campaign_id for item in self.campaigns.all()]
        same = PressReleaseCampaign.objects.filter(campaign__in=campaign_ids).values("page")
        return (
            PressReleasePage.objects.live().public().filter(locale_id=self.locale_id, pk__in=same)
        )


class PressReleaseContact(Orderable):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(
        "news.MediaContact",
        verbose_name=_("contact"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("contact")]


class PressReleaseAttachment(Orderable):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="attachments")
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


class PressReleaseCampaign(Orderable):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="campaigns")
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign"),
        on_delete=models.CASCADE,
        related_name="releases",
    )

    panels = [FieldPanel("campaign")]


class PressReleaseAffiliate(Orderable):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="affiliates")
    affiliate = models.ForeignKey(
        "bazaar_pages.AffiliatePage",
        verbose_name=_("affiliate"),
        on_delete=models.CASCADE,
        related_name="releases",
    )

    panels = [FieldPanel("affiliate")]
