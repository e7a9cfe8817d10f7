"""What search engines are told that there is on a page: JSON-LD in schema.org's words."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.urls import reverse

from hni_site.foundations.links import page_url
from hni_site.publishing.withdrawal import withdraw
from home.models import OrganisationSettings
from news.models import PressReleasePage
from tests.factories.bazaar_pages import PRODUCT, BazaarListingPageFactory
from tests.factories.home import home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import EventPageFactory, PressReleasePageFactory
from tests.factories.pages import publish, translate
from tests.factories.tree import TinySite
from tests.publishing.releases import boss
from tests.website.html import get

# What a page says is the same on every database.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.only_on("sqlite"),
    pytest.mark.usefixtures("home_stored"),
]

SCHEMA = json.loads((Path(__file__).parent / "linked_data.schema.json").read_text())
SELECTOR = "head script[type='application/ld+json']"


def told(path: str) -> dict[str, Any]:
    """Type → the last thing of it."""
    scripts = get(path).select(SELECTOR)
    if not scripts:
        return {}
    (script,) = scripts
    data = json.loads(str(script.string))
    jsonschema.validate(data, SCHEMA)
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_every_page_says_what_it_is(tiny_localized_site: dict[str, TinySite]) -> None:
    for language in ("en", "ur"):
        site = tiny_localized_site[language]
        expected = {
            site.home: {"Organization"},
            site.release: {"NewsArticle", "BreadcrumbList"},
            site.event: {"Event", "BreadcrumbList"},
            site.affiliate: {"NGO", "BreadcrumbList"},
            site.listing: {"Product", "BreadcrumbList"},
            site.news_index: set(),  # The home page is above everything, and no step on the way.
        }
        found = {page: set(told(page.url)) for page in expected}
        assert found == expected

        article = told(site.release.url)
        assert article["NewsArticle"]["headline"] == site.release.title
        assert article["NewsArticle"]["inLanguage"] == language
        assert article["NewsArticle"]["mainEntityOfPage"] == page_url(site.release)
        steps = [
            (step["name"], step["item"]) for step in article["BreadcrumbList"]["itemListElement"]
        ]
        pages = (site.news_index, site.release)
        assert steps == [(page.title, page_url(page)) for page in pages]


def test_a_release_tells_of_its_publisher_its_picture_and_its_corrections() -> None:
    logo, picture = SiteImageFactory(), SiteImageFactory()
    OrganisationSettings(
        site=home_page().get_site(), logo=logo, linkedin="https://www.linkedin.com/company/x"
    ).save()
    notes = [
        ("correction", {"date": datetime.date(2023, 11, day), "text": f"It was {day}."})
        for day in (9, 10)
    ]
    release = PressReleasePageFactory(corrections=notes, lead_image=picture)
    publish(release)

    article = told(release.url)["NewsArticle"]

    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "It was 9.", "datePublished": "2023-11-09"},
        {"@type": "CorrectionComment", "text": "It was 10.", "datePublished": "2023-11-10"},
    ]
    assert article["dateModified"] >= article["datePublished"] > article["dateCreated"]
    assert article["publisher"]["name"] == "HomeNet International"
    assert article["publisher"]["logo"].endswith(".jpg")
    assert article["publisher"]["sameAs"] == ["https://www.linkedin.com/company/x"]
    assert article["image"].endswith(".jpg")


def test_hostile_text_stays_inside() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \"'"
    release = PressReleasePageFactory(title=hostile, slug="hostile", summary=hostile)

    assert told(release.url)["NewsArticle"]["headline"] == hostile
    assert not get(release.url).select("script:not([type='application/ld+json'], [src])")


def test_an_event_says_where_and_when_by_its_own_clock() -> None:
    both = EventPageFactory(place="Nairobi", online_url="https://example.org/join")
    online, there = EventPageFactory(), EventPageFactory(place="Nairobi", end=None)

    assert told(both.url)["Event"]["startDate"] == "2023-10-20T15:00:00+03:00"
    modes = [told(page.url)["Event"]["eventAttendanceMode"] for page in (both, online, there)]
    assert [mode.removeprefix("https://schema.org/")[:5] for mode in modes] == [
        "Mixed",
        "Onlin",
        "Offli",
    ]


def test_a_product_without_a_price_has_no_offer() -> None:
    free = {**PRODUCT, "price_lowest": None, "price_highest": None, "name": "Without"}
    listing = BazaarListingPageFactory(products=[("product", PRODUCT), ("product", free)])
    [script] = get(listing.url).select(SELECTOR)

    products = {p.get("name"): p for p in json.loads(str(script.string))["@graph"]}

    assert "offers" not in products["Without"]
    assert products[PRODUCT["name"]]["offers"]["@type"] == "AggregateOffer"


def test_nothing_of_what_is_not_public(admin_client: Client) -> None:
    release = PressReleasePageFactory(title="Draft text")
    release.title = "Changed"
    release.save_revision()
    preview = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[release.pk]))
    assert "Changed" in preview.content.decode()
    assert "ld+json" not in preview.content.decode()

    withdraw(PressReleasePage.objects.get(pk=release.pk), "Wrong", boss())

    assert not get(release.url, 410).select(SELECTOR)


def test_what_stands_in_says_its_own_language_and_address() -> None:
    translate(home_page(), "ur")
    release = PressReleasePageFactory()

    article = told(release.url.replace("/en/", "/ur/", 1))["NewsArticle"]

    assert article["inLanguage"] == "en"
    assert article["mainEntityOfPage"] == page_url(release)
