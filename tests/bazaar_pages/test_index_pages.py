"""The affiliates' directory and the Bazaar's lists."""

from typing import Any

import pytest

from bazaar_pages.directory import directory, marks
from bazaar_pages.models import AffiliatePage
from hni_site.foundations.geography import Region
from tests.factories.bazaar_pages import (
    PRODUCT,
    AffiliatePageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
    affiliate_index,
    bazaar_index,
)
from tests.factories.pages import locale, translate
from tests.website.html import attributes, get, get_page, texts

pytestmark = pytest.mark.django_db


def affiliate(country: str, title: str = "Sample") -> AffiliatePage:
    return AffiliatePage(title=title, country=country)


def test_directory_goes_by_region_country_and_name() -> None:
    found = directory(
        [affiliate("TH"), affiliate("KE", "A"), affiliate("FI"), affiliate("GH"), affiliate("KE")]
    )

    assert [entry.region for entry in found] == [Region.AFRICA, Region.SOUTHEAST_ASIA, None]
    assert [country.name for country in found[0].countries] == ["Ghana", "Kenya"]
    assert [a.title for a in found[0].countries[1].affiliates] == ["A", "Sample"]
    assert [entry.total for entry in found] == [3, 1, 1]


def test_the_map_marks_each_country_once_with_its_number() -> None:
    drawn = marks(directory([affiliate("KE"), affiliate("KE"), affiliate("MV")]))

    assert [(mark.country, mark.text) for mark in drawn] == [
        ("KE", "Kenya: 2"),
        ("MV", "Maldives: 1"),
    ]


def test_directory_is_the_map_s_text() -> None:
    for country, title in (("KE", "Weavers"), ("KE", "Potters"), ("MV", "Rope makers")):
        AffiliatePageFactory(title=title, country=country, acronym="")
    AffiliatePageFactory(title="Elsewhere", country="FI")

    soup = get_page(affiliate_index())

    assert texts(soup, ".map g title") == ["Kenya: 2", "Maldives: 1", "Finland: 1"]
    assert texts(soup, ".region h2") == ["Africa", "South Asia", "Other countries"]
    assert texts(soup, ".directory h3") == ["Kenya", "Maldives", "Finland"]
    assert texts(soup, ".directory a") == ["Potters", "Weavers", "Rope makers", "Elsewhere"]
    assert attributes(soup, ".regions a", "href") == ["#africa", "#south-asia", "#elsewhere"]
    assert {href[1:] for href in attributes(soup, ".regions a", "href")} == set(
        attributes(soup, ".region", "id")
    )


def test_a_language_without_affiliates_says_so() -> None:
    assert "There are no affiliates in this language yet." in get_page(affiliate_index()).get_text()


def listing(country: str, *codes: str, title: str) -> Any:
    categories = [ProductCategoryFactory._meta.model.objects.get(code=code) for code in codes]
    products = [("product", {**PRODUCT, "category": category}) for category in categories]
    return BazaarListingPageFactory(
        title=title, affiliate=AffiliatePageFactory(country=country), products=products
    )


@pytest.fixture
def bazaar() -> str:
    """Two categories with products and one without, in two countries."""
    for code in ("pottery", "wood", "food"):
        ProductCategoryFactory(code=code, name=code.title())
    listing("KE", "pottery", "wood", title="Bowls")
    listing("NP", "pottery", title="Cups")
    listing("NP", title="Nothing yet")
    return str(bazaar_index().url)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Bowls", "Cups", "Nothing yet"]),
        ("?category=pottery", ["Bowls", "Cups"]),
        ("?category=wood", ["Bowls"]),
        ("?country=NP", ["Cups", "Nothing yet"]),
        ("?category=pottery&country=NP", ["Cups"]),
        ("?category=wood&country=NP", []),
    ],
)
def test_listings_that_fit_by_name(bazaar: str, query: str, expected: list[str]) -> None:
    assert texts(get(f"{bazaar}{query}"), ".tile h3") == expected


@pytest.mark.parametrize("query", ["?category=food", "?category=x", "?country=PE", "?page=2"])
def test_there_is_no_page_of_what_is_not_offered(bazaar: str, query: str) -> None:
    get(f"{bazaar}{query}", status=404)


def test_choices_name_what_there_is_and_keep_each_other(bazaar: str) -> None:
    soup = get(f"{bazaar}?country=NP")

    category, country = soup.select(".filter")
    assert texts(category, "a") == ["All categories", "Pottery", "Wood"]
    assert attributes(category, "a", "href")[1] == f"{bazaar}?category=pottery&country=NP"
    assert texts(country, "a[aria-current]") == ["Nepal"]
    assert attributes(soup, "meta[name=robots]", "content") == ["noindex, follow"]


def test_what_fits_nothing_leads_back_to_everything(bazaar: str) -> None:
    soup = get(f"{bazaar}?category=wood&country=NP")

    assert "Nothing in the Bazaar fits all of this." in soup.get_text()
    assert bazaar in attributes(soup, "section p a", "href")


def test_categories_are_named_in_the_page_s_language(bazaar: str) -> None:
    pottery = ProductCategoryFactory._meta.model.objects.get(code="pottery")
    spanish = pottery.copy_for_translation(locale("es"))
    spanish.name = "Alfarería"
    spanish.save()
    for page in bazaar_index().get_children().specific():
        translate(page, "es")

    category = get(bazaar.replace("/en/", "/es/")).select(".filter")[0]

    assert texts(category, "a") == ["Todas las categorías", "Alfarería", "Wood"]
