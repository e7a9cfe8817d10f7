"""HNI's affiliates: organisations of home-based workers."""

from typing import Any

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from bazaar_pages import machines, schema
from bazaar_pages.blocks import SocialLinkBlock
from bazaar_pages.directory import directory, marks
from bazaar_pages.enums import OrganisationType
from hni_site.content_store.reading import documents
from hni_site.editorial.enums import SignOffKind
from hni_site.foundations.blocks import BodyStreamBlock, KeyFigureBlock, document_of, documents_of
from hni_site.foundations.fields import ContentStreamField, CountryField, LanguageListField
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.geography import Region, country_name, language_name, region_of
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.media.sources import image_document
from hni_site.schema import Country, Label
from hni_site.translation.fallback.reading import chain_for

# E.164: a plus sign and up to fifteen digits. wa.me wants exactly this, without the plus.
international_number = RegexValidator(
    r"^\+[1-9]\d{6,14}$", _("Write the number with its country code and no spaces: +254700000000.")
)

country_filter = ApiFilter(
    "country",
    "country.code",
    description="Where the organisation works: ISO 3166-1 alpha-2.",
    example="KE",
)
region_filter = ApiFilter(
    "region",
    "region.code",
    description="The region of its country.",
    choices=tuple(Region.values),
)


class AffiliatePage(SitePage):
    """One affiliate. The page's title is the organisation's name."""

    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    country = CountryField()
    organisation_type = models.CharField(
        _("type of organisation"), max_length=30, choices=OrganisationType.choices
    )
    founded = models.PositiveSmallIntegerField(
        _("founded in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1850), MaxValueValidator(2100)],
    )
    joined = models.DateField(_("joined HNI on"), null=True, blank=True)
    members = models.PositiveIntegerField(_("members"), null=True, blank=True)
    members_as_of = models.DateField(_("as of"), null=True, blank=True)
    members_source = models.CharField(_("source"), max_length=200, blank=True)
    figures = ContentStreamField(
        [("key_figure", KeyFigureBlock())], verbose_name=_("other figures"), blank=True
    )
    languages = LanguageListField(help_text=_("In which the organisation can be written to."))
    website = models.URLField(_("website"), blank=True)
    social_links = ContentStreamField(
        [("social_link", SocialLinkBlock())], verbose_name=_("social links"), blank=True
    )
    contact_name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("telephone"), max_length=16, blank=True, validators=[international_number]
    )
    whatsapp = models.CharField(
        _("WhatsApp"), max_length=16, blank=True, validators=[international_number]
    )
    logo = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    description = ContentStreamField(BodyStreamBlock(), verbose_name=_("description"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("country")]),
        FieldPanel("organisation_type"),
        FieldRowPanel([FieldPanel("founded"), FieldPanel("joined")]),
        FieldPanel("summary"),
        FieldPanel("logo"),
        SitePage.lead_image_panel,
        FieldPanel("description"),
    ]
    figure_panels = [
        MultiFieldPanel(
            [
                FieldPanel("members"),
                FieldRowPanel([FieldPanel("members_as_of"), FieldPanel("members_source")]),
            ],
            heading=_("Members"),
        ),
        FieldPanel("figures"),
    ]
    contact_panels = [
        FieldPanel("contact_name"),
        FieldPanel("email"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("whatsapp")]),
        FieldPanel("languages"),
        FieldPanel("website"),
        FieldPanel("social_links"),
    ]
    edit_handler = tabs(
        content_panels, (_("Figures"), figure_panels), (_("Contact"), contact_panels)
    )

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("acronym"),
        SynchronizedField("country", overridable=False),
        SynchronizedField("organisation_type"),
        SynchronizedField("founded"),
        SynchronizedField("joined"),
        SynchronizedField("members"),
        SynchronizedField("members_as_of"),
        TranslatableField("members_source"),
        TranslatableField("figures"),
        SynchronizedField("languages"),
        SynchronizedField("website"),
        TranslatableField("social_links"),
        TranslatableField("contact_name"),
        SynchronizedField("email"),
        SynchronizedField("phone"),
        SynchronizedField("whatsapp"),
        SynchronizedField("logo"),
        TranslatableField("description"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("acronym"),
        index.SearchField("description"),
        index.SearchField("country_name"),
        index.FilterField("country"),
        index.FilterField("members"),
    ]

    sign_off_kind = SignOffKind.PROFILE
    belongs_to = "translation_key"
    api_endpoint = "affiliates"
    api_filters = [
        country_filter,
        region_filter,
        ApiFilter(
            "organisation_type",
            "organisation_type.code",
            description="What type of organisation it is.",
            choices=tuple(OrganisationType.values),
        ),
        ApiFilter(
            "language",
            "languages.code",
            description="In which it can be written to: a language code.",
            example="sw",
        ),
        ApiFilter("members", "members.count", FilterKind.NUMBER, "How many members it has."),
    ]
    linked_data = machines.organisation
    document_schema = schema.AffiliateDocument
    parent_page_types = ["bazaar_pages.AffiliateIndexPage"]
    subpage_types: list[str] = []
    template = "pages/affiliate.html"
    dye = "leaf"

    class Meta:
        verbose_name = _("affiliate")
        verbose_name_plural = _("affiliates")

    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def region(self) -> Region | None:
        return region_of(self.country)

    @property
    def language_names(self) -> list[str]:
        return [language_name(code) for code in self.languages]

    def listing_ids(self) -> list[int]:
        """Its listings in the Bazaar, in the page's language."""
        # The listing's module imports this one.
        listings = apps.get_model("bazaar_pages", "BazaarListingPage")
        return list(
            listings.objects.filter(
                affiliate__translation_key=self.translation_key, locale_id=self.locale_id
            ).values_list("pk", flat=True)
        )

    @property
    def contact(self) -> schema.Contact:
        return schema.Contact(
            name=self.contact_name, email=self.email, phone=self.phone, whatsapp=self.whatsapp
        )

    def document_parts(self) -> dict[str, Any]:
        region = self.region
        return {
            **super().document_parts(),
            "acronym": self.acronym,
            "country": Country(code=self.country, name=self.country_name()),
            "region": region and Label(code=region.value, name=str(region.label)),
            "organisation_type": Label(
                code=self.organisation_type, name=str(self.get_organisation_type_display())
            ),
            "founded": self.founded,
            "joined": self.joined,
            "members": None
            if self.members is None
            else schema.Members(
                count=self.members, as_of=self.members_as_of, source=self.members_source
            ),
            "figures": documents_of(self.figures),
            "languages": [Label(code=c, name=language_name(c)) for c in self.languages],
            "website": self.website,
            "social_links": documents_of(self.social_links),
            "contact": self.contact,
            "logo": image_document(self.logo, alt=self.title),
            "description": document_of(self.description),
        }


class AffiliateIndexPage(SitePage):
    """Where affiliates lie."""

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        SitePage.lead_image_panel,
    ]
    edit_handler = tabs(content_panels)
    document_schema = schema.AffiliateIndexDocument
    parent_page_types = ["home.HomePage"]
    subpage_types = ["bazaar_pages.AffiliatePage"]
    template = "pages/affiliate_index.html"
    dye = "leaf"

    class Meta:
        verbose_name = _("affiliates page")

    def affiliates(self) -> QuerySet[AffiliatePage]:
        """Public affiliates by name, with what a directory shows of each."""
        public = documents(AffiliatePage._meta.label, chain_for(self), below=self)
        pages: PageQuerySet = AffiliatePage.objects.filter(pk__in=public.values("page_id"))
        pages = pages.select_related("locale")
        affiliates: QuerySet[AffiliatePage] = pages.defer_streamfields().order_by("title", "pk")
        return affiliates

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["regions"] = directory(self.affiliates())
        context["marks"] = marks(context["regions"])
        return context
