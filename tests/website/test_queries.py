"""A list costs the same, however long it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePageFeature
from tests.factories.bazaar_pages import (
    PRODUCT,
    AffiliatePageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
    affiliate_index,
    bazaar_index,
)
from tests.factories.campaigns import (
    CampaignPageFactory,
    InstrumentFactory,
    InstrumentPageFactory,
    ProgrammePageFactory,
    RatificationFactory,
    campaign_index,
)
from tests.factories.home import PersonFactory, StandardPageFactory, home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import EventPageFactory, PressReleasePageFactory, news_index
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db

COUNTRIES = ["KE", "IN", "KH", "PE", "KG", "TH", "NP", "UY", "BG", "UG"]


def queries(path: str) -> int:
    """How many queries the page takes when its pictures exist but nothing is in the cache."""
    assert Client().get(path).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


def newsroom(length: int) -> str:
    for _ in range(length):
        PressReleasePageFactory(lead_image=SiteImageFactory())
        EventPageFactory()
    return str(news_index().url)


def campaigns(length: int) -> str:
    for _ in range(length):
        CampaignPageFactory(lead_image=SiteImageFactory())
        ProgrammePageFactory(lead_image=SiteImageFactory())
    return str(campaign_index().url)


def affiliates(length: int) -> str:
    for country in COUNTRIES[:length]:
        AffiliatePageFactory(country=country, logo=SiteImageFactory())
    return str(affiliate_index().url)


def bazaar(length: int) -> str:
    for _ in range(length):
        BazaarListingPageFactory(lead_image=SiteImageFactory())
    return str(bazaar_index().url)


def home(length: int) -> str:
    page = home_page()
    for place in range(length):
        featured = (PressReleasePageFactory, StandardPageFactory)[place % 2](
            lead_image=SiteImageFactory()
        )
        HomePageFeature.objects.create(page=page, featured_page=featured, sort_order=place)
    return str(page.url)


def listing(length: int) -> str:
    category = ProductCategoryFactory()
    products = [
        ("product", {**PRODUCT, "image": SiteImageFactory(), "category": category})
        for _ in range(length)
    ]
    return str(translate(BazaarListingPageFactory(products=products), "ur").url)


def campaign_countries(length: int) -> str:
    countries = [
        (
            "country",
            {
                "country": code,
                "lead_affiliate": AffiliatePageFactory(country=code),
                "demand": "",
                "status": "planned",
            },
        )
        for code in COUNTRIES[:length]
    ]
    return str(CampaignPageFactory(countries=countries).url)


def ratifications(length: int) -> str:
    instrument = InstrumentFactory(code=f"C{length}")
    for code in COUNTRIES[:length]:
        RatificationFactory(instrument=instrument, country=code)
    return str(InstrumentPageFactory(instrument=instrument).url)


def people(length: int) -> str:
    for _ in range(length):
        PersonFactory(image=SiteImageFactory())
    body = [("people", {"heading": "", "body": "executive-committee"})]
    return str(StandardPageFactory(body=body).url)


def languages(length: int) -> str:
    page = StandardPageFactory(show_in_menus=True)
    for language in ["es", "fr", "ur", "hi", "th", "km", "pt", "ru"][:length]:
        translate(page, language)
    return str(page.url)


LISTS = [
    newsroom,
    campaigns,
    affiliates,
    bazaar,
    home,
    listing,
    campaign_countries,
    ratifications,
    people,
    languages,
]


@pytest.mark.parametrize("build", LISTS, ids=lambda build: build.__name__)
def test_a_longer_list_takes_no_more_queries(build: Callable[[int], str]) -> None:
    short = queries(build(2))
    long = queries(build(8))

    assert long == short


def test_a_page_of_the_newsroom_takes_few_queries() -> None:
    path = newsroom(20)

    assert queries(path) <= 38


def test_the_gallery_of_a_page_is_fetched_together() -> None:
    def release(pictures: int) -> Any:
        images = [
            {
                "image": {"image": SiteImageFactory(), "alt_text": "x", "decorative": False},
                "caption": "",
                "credit": "",
            }
            for _ in range(pictures)
        ]
        return PressReleasePageFactory(body=[("gallery", {"images": images})])

    assert queries(release(2).url) == queries(release(8).url)
