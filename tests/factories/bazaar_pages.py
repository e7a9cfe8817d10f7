"""Affiliates, the Bazaar's listings, product categories."""

import datetime
from decimal import Decimal

import factory

from bazaar_pages.enums import OrganisationType
from bazaar_pages.models import (
    AffiliateIndexPage,
    AffiliatePage,
    BazaarIndexPage,
    BazaarListingPage,
    ProductCategory,
)
from tests.factories.home import home_page
from tests.factories.pages import SitePageFactory, locale


class AffiliateIndexPageFactory(SitePageFactory):
    class Meta:
        model = AffiliateIndexPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("Affiliates {}".format)


def affiliate_index() -> AffiliateIndexPage:
    """The first affiliates page; it is made where there is none."""
    return AffiliateIndexPage.objects.order_by("path").first() or AffiliateIndexPageFactory()


class AffiliatePageFactory(SitePageFactory):
    class Meta:
        model = AffiliatePage

    class Params:
        full = factory.Trait(
            founded=2003,
            joined=datetime.date(2021, 2, 1),
            members=1200,
            members_as_of=datetime.date(2023, 11, 1),
            members_source="The organisation",
            website="https://example.org/",
            social_links=[
                ("social_link", {"network": "Facebook", "url": "https://www.facebook.com/"})
            ],
            description=[("paragraph", "<p>Weavers and potters.</p>")],
        )

    parent = factory.LazyFunction(affiliate_index)
    title = factory.Sequence("Sample association {}".format)
    acronym = "SA"
    country = "KE"
    organisation_type = OrganisationType.ASSOCIATION
    languages = ["en", "sw"]
    contact_name = "Sample Person"
    email = "affiliate@example.org"
    phone = "+254700000001"
    whatsapp = "+254700000002"


class BazaarIndexPageFactory(SitePageFactory):
    class Meta:
        model = BazaarIndexPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("Bazaar {}".format)


def bazaar_index() -> BazaarIndexPage:
    """The first Bazaar page; it is made where there is none."""
    return BazaarIndexPage.objects.order_by("path").first() or BazaarIndexPageFactory()


class ProductCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProductCategory
        django_get_or_create = ("code", "locale")

    name = "Baskets and bamboo"
    code = "baskets-and-bamboo"
    locale = factory.LazyFunction(lambda: locale("en"))


PRODUCT = {
    "name": "Basket",
    "description": "Woven by hand.",
    "image": None,
    "alt_text": "",
    "category": None,
    "materials": "Sisal",
    "maker_group": "Sample group",
    "price_lowest": Decimal("10.50"),
    "price_highest": Decimal("25"),
    "currency": "USD",
    "minimum_order": "10 pieces",
    "lead_time": "Three weeks",
}


class BazaarListingPageFactory(SitePageFactory):
    class Meta:
        model = BazaarListingPage

    class Params:
        full = factory.Trait(
            introduction="<p>Baskets of sisal.</p>",
            how_to_order="<p>Write to us.</p>",
            online_shop="https://example.org/shop",
            products=[("product", PRODUCT)],
        )

    parent = factory.LazyFunction(bazaar_index)
    title = factory.Sequence("Baskets from Kenya {}".format)
    affiliate = factory.SubFactory(AffiliatePageFactory)
