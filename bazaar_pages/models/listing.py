"""The Bazaar: what affiliates sell and how to order it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from bazaar_pages import machines, schema
from bazaar_pages.blocks import ProductBlock, load_products, product_documents
from bazaar_pages.models.affiliate import (
    AffiliatePage,
    country_filter,
    international_number,
    region_filter,
)
from bazaar_pages.models.category import ProductCategory
from hni_site.content_store.reading import documents, facets, values
from hni_site.editorial.enums import SignOffKind
from hni_site.foundations.blocks import PictureBlock, documents_of
from hni_site.foundations.dependencies import depends_on_content
from hni_site.foundations.fields import ContentStreamField
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.forms import SitePageForm
from hni_site.foundations.geography import country_name, named_countries, region_of
from hni_site.foundations.links import public_links, public_versions, site_path
from hni_site.foundations.listing import Address, paginate
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.foundations.relations import in_language
from hni_site.foundations.richtext import FEATURES, to_html
from hni_site.media.sources import load_pictures, load_renditions
from hni_site.schema import Country, Label
from hni_site.translation.fallback.reading import chain_for

LISTING = "bazaar_pages.BazaarListingPage"
EMPTY: Mapping[str, str] = {}


class ListingForm(SitePageForm):
    """Whose listing it is, is decided by those who make listings."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.pk and self.for_user and "affiliate" in self.fields:
            tester = page.permissions_for_user(self.for_user)
            self.fields["affiliate"].disabled = not tester.makes_pages()


class BazaarListingPage(SitePage):
    """What one affiliate offers in the Bazaar."""

    affiliate = models.ForeignKey(
        AffiliatePage,
        verbose_name=_("affiliate"),
        on_delete=models.PROTECT,
        related_name="listings",
        help_text=_("Each affiliate has one listing in each language."),
    )
    introduction = RichTextField(_("introduction"), features=FEATURES, blank=True)
    online_shop = models.URLField(_("online shop"), blank=True)
    how_to_order = RichTextField(_("how to order"), features=FEATURES, blank=True)
    ordering_name = models.CharField(_("name"), max_length=200, blank=True)
    ordering_email = models.EmailField(_("e-mail"), blank=True)
    ordering_phone = models.CharField(
        _("telephone"), max_length=16, blank=True, validators=[international_number]
    )
    ordering_whatsapp = models.CharField(
        _("WhatsApp"), max_length=16, blank=True, validators=[international_number]
    )
    gallery = ContentStreamField([("image", PictureBlock())], verbose_name=_("gallery"), blank=True)
    products = ContentStreamField(
        [("product", ProductBlock())], verbose_name=_("products"), blank=True
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("affiliate"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        SitePage.lead_image_panel,
        FieldPanel("gallery"),
    ]
    product_panels = [FieldPanel("products")]
    base_form_class = ListingForm
    ordering_panels = [
        FieldPanel("online_shop"),
        FieldPanel("how_to_order"),
        MultiFieldPanel(
            [
                FieldPanel("ordering_name"),
                FieldPanel("ordering_email"),
                FieldRowPanel([FieldPanel("ordering_phone"), FieldPanel("ordering_whatsapp")]),
            ],
            heading=_("Ordering contact"),
            help_text=_("Leave all of it empty to show the affiliate's own contact."),
        ),
    ]
    edit_handler = tabs(
        content_panels, (_("Products"), product_panels), (_("Ordering"), ordering_panels)
    )

    translatable_fields = [
        *SitePage.translatable_fields,
        SynchronizedField("affiliate", overridable=False),
        TranslatableField("introduction"),
        SynchronizedField("online_shop"),
        TranslatableField("how_to_order"),
        TranslatableField("ordering_name"),
        SynchronizedField("ordering_email"),
        SynchronizedField("ordering_phone"),
        SynchronizedField("ordering_whatsapp"),
        TranslatableField("gallery"),
        TranslatableField("products"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("products"),
    ]

    sign_off_kind = SignOffKind.PROFILE
    belongs_to = "affiliate__translation_key"
    api_endpoint = "listings"
    api_filters = [
        country_filter,
        region_filter,
        ApiFilter("affiliate", "affiliate.id", FilterKind.PAGE, "Whose listing it is."),
        ApiFilter(
            "category",
            "products.category.code",
            description="The code of one of its products' categories.",
            example="baskets-and-bamboo",
        ),
    ]
    linked_data = machines.products
    document_schema = schema.ListingDocument
    parent_page_types = ["bazaar_pages.BazaarIndexPage"]
    subpage_types: list[str] = []
    template = "pages/listing.html"
    dye = "turmeric"

    class Meta:
        verbose_name = _("Bazaar listing")
        verbose_name_plural = _("Bazaar listings")

    def clean(self) -> None:
        super().clean()
        if self.affiliate_id and self._others_of_affiliate().exists():
            raise ValidationError(
                {"affiliate": _("This affiliate has a listing already. Edit that one.")}
            )

    def _others_of_affiliate(self) -> "QuerySet[BazaarListingPage]":
        """Listings in this language of the same affiliate, whichever its language."""
        others: QuerySet[BazaarListingPage] = BazaarListingPage.objects.filter(
            affiliate__translation_key=self.affiliate.translation_key, locale_id=self.locale_id
        ).exclude(pk=self.pk)
        return others

    @property
    def country(self) -> str:
        return str(self.affiliate.country)

    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def ordering_contact(self) -> schema.Contact:
        """The listing's own contact; the affiliate's, if public, where the listing names none."""
        own = schema.Contact(
            name=self.ordering_name,
            email=self.ordering_email,
            phone=self.ordering_phone,
            whatsapp=self.ordering_whatsapp,
        )
        if any(own.model_dump().values()):
            return own
        affiliate = public_versions([self.affiliate_id], self.locale.language_code)
        public = affiliate.get(self.affiliate_id)
        return public.specific.contact if public else own

    def document_parts(self) -> dict[str, Any]:
        affiliates = public_links([self.affiliate_id])
        depends_on_content(self.affiliate)
        region = region_of(self.country)
        return {
            **super().document_parts(),
            "affiliate": affiliates[0] if affiliates else None,
            "country": Country(code=self.country, name=self.country_name()),
            "region": region and Label(code=region.value, name=str(region.label)),
            "introduction": to_html(self.introduction),
            "online_shop": self.online_shop,
            "how_to_order": to_html(self.how_to_order),
            "ordering_contact": self.ordering_contact,
            "gallery": documents_of(self.gallery),
            "products": product_documents(self.products),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        load_products(self.products)
        load_renditions(child.value["image"] for child in self.gallery)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["ordering_contact"] = self.ordering_contact
        return context


class BazaarIndexPage(SitePage):
    """The Bazaar's own page: all listings."""

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        SitePage.lead_image_panel,
    ]
    edit_handler = tabs(content_panels)
    document_schema = schema.BazaarIndexDocument
    parent_page_types = ["home.HomePage"]
    subpage_types = ["bazaar_pages.BazaarListingPage"]
    template = "pages/bazaar_index.html"
    dye = "turmeric"

    class Meta:
        verbose_name = _("Bazaar page")

    def listings(self, asked: Mapping[str, str] = EMPTY) -> QuerySet[BazaarListingPage]:
        """Public listings by name; perhaps only those of a country, or with a category."""
        languages = chain_for(self)
        public = documents(LISTING, languages, below=self)
        for name in asked.keys() & {"category", "country"}:
            fitting = facets(LISTING, languages, name).filter(value=asked[name])
            public = public.filter(pk__in=fitting.values("item"))
        pages: PageQuerySet = BazaarListingPage.objects.filter(pk__in=public.values("page_id"))
        listings: QuerySet[BazaarListingPage] = (
            pages.select_related("affiliate", "locale").defer_streamfields().order_by("title", "pk")
        )
        return listings

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        address = Address(site_path(self), "", request.GET.dict(), ("category", "country", "page"))
        countries = named_countries(values(LISTING, chain_for(self), "country"))
        context["categories"] = address.narrowing("category", self._categories())
        context["countries"] = address.narrowing("country", countries)
        context["ending"] = address.ending
        context["listings"] = paginate(self.listings(address.asked), request)
        load_pictures(context["listings"])
        return context

    def _categories(self) -> list[tuple[str, str]]:
        """(code, name) of each category in which something is offered, sorted by name."""
        codes = values(LISTING, chain_for(self), "category")
        categories = ProductCategory.objects.filter(code__in=codes)
        named = in_language(categories, self.locale.language_code)
        return sorted({(category.code, category.name) for category in named}, key=lambda c: c[1])
