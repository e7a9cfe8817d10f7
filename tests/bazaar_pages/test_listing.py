"""What an affiliate offers, and how to reach those who sell it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from bazaar_pages.models import BazaarListingPage
from hni_site.foundations.pages import SitePage
from tests.entries import entry
from tests.factories.bazaar_pages import (
    PRODUCT,
    AffiliatePageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
)
from tests.factories.pages import locale, publish, translate
from tests.forms import PUBLISH, errors, filled
from tests.translation.work import finish, submit

pytestmark = pytest.mark.django_db


def document_of(page: SitePage) -> Any:
    return type(page).objects.get(pk=page.pk).build_document().model_dump(mode="json")


def test_second_listing_of_an_affiliate_is_refused_in_the_admin(admin_client: Client) -> None:
    listing = BazaarListingPageFactory()
    url = reverse(
        "wagtailadmin_pages:add",
        args=["bazaar_pages", "bazaarlistingpage", listing.get_parent().pk],
    )
    typed = {**entry(BazaarListingPage), "affiliate": str(listing.affiliate_id), **PUBLISH}
    form = filled(admin_client, url, BazaarListingPage(), typed)

    response = admin_client.post(url, form)

    assert response.status_code == 200
    assert "has a listing already" in str(errors(response)["affiliate"])


@pytest.mark.parametrize("what", ["the listing", "the Bazaar"])
def test_copy_is_refused_with_a_reason(what: str, admin_client: Client) -> None:
    listing = BazaarListingPageFactory()
    page = listing if what == "the listing" else listing.get_parent()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])

    for response in (
        admin_client.get(url, follow=True),
        admin_client.post(url, {"new_title": "A copy", "new_slug": "a-copy"}, follow=True),
    ):
        assert "A listing cannot be copied" in response.content.decode()
    assert BazaarListingPage.objects.count() == 1


def test_affiliate_has_one_listing_in_each_language() -> None:
    listing = BazaarListingPageFactory()
    spanish = translate(listing, "es")

    spanish.clean()
    listing.clean()
    translated_affiliate = translate(listing.affiliate, "es")
    second = BazaarListingPageFactory.build(affiliate=translated_affiliate, locale=locale("es"))
    with pytest.raises(ValidationError, match="has a listing already"):
        second.clean()


def test_ordering_contact_is_the_affiliates_where_the_listing_names_none() -> None:
    affiliate = AffiliatePageFactory(contact_name="At the office", email="office@example.org")
    listing = BazaarListingPageFactory(affiliate=affiliate)

    assert document_of(listing)["ordering_contact"]["name"] == "At the office"

    listing.ordering_phone = "+254700000009"
    publish(listing)

    assert document_of(listing)["ordering_contact"] == {
        "name": "",
        "email": "",
        "phone": "+254700000009",
        "whatsapp": "",
    }


def test_category_is_named_in_the_pages_language() -> None:
    category = ProductCategoryFactory(name="Baskets and bamboo", code="baskets-and-bamboo")
    product = ("product", {**PRODUCT, "category": category})
    listing = BazaarListingPageFactory(products=[product])
    spanish_category = category.copy_for_translation(locale("es"))
    spanish_category.name = "Cestas y bambú"
    spanish_category.save()

    copied = translate(listing, "es")

    [product_document] = document_of(copied)["products"]
    assert product_document["category"] == {
        "code": "baskets-and-bamboo",
        "name": "Cestas y bambú",
    }


def test_listing_can_be_translated_before_its_category_is() -> None:
    product = ("product", {**PRODUCT, "category": ProductCategoryFactory(name="Wood", code="wood")})
    listing = BazaarListingPageFactory(products=[product])
    submit(listing, "ur")

    urdu = finish(listing, "ur")

    [product_document] = document_of(urdu)["products"]
    assert product_document["name"] == "ur: Basket"
    assert product_document["category"]["code"] == "wood"


def test_product_keeps_its_id_in_every_language() -> None:
    listing = BazaarListingPageFactory(full=True)
    submit(listing, "es")

    ids = [document_of(page)["products"][0]["id"] for page in (listing, finish(listing, "es"))]

    assert ids[0]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("number", ["+254700000001", "+1264123456", "+123456789012345"])
def test_international_numbers(number: str) -> None:
    AffiliatePageFactory(phone=number, whatsapp=number).full_clean()


@pytest.mark.parametrize(
    "number", ["0700000001", "+254 700 000 001", "+0700", "+12345678901234567"]
)
def test_numbers_that_do_not_work_from_abroad_are_refused(number: str) -> None:
    affiliate = AffiliatePageFactory()
    affiliate.whatsapp = number

    with pytest.raises(ValidationError, match="whatsapp"):
        affiliate.full_clean()
