"""What apps show on each other's pages."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from wagtail import hooks
from wagtail.models import Page

from hni_site.foundations.sections import Section, sections_of
from tests.factories.bazaar_pages import (
    AffiliatePageFactory,
    BazaarListingPageFactory,
    affiliate_index,
)
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import (
    EventPageFactory,
    PressReleasePageFactory,
    news_index,
    relate,
)
from tests.factories.pages import make_private, translate
from tests.factories.tree import TinySite
from tests.website.html import attributes, element, get_page, texts

# What a page says is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

Sites = dict[str, TinySite]


def related(title: str, **relations: Any) -> Any:
    """A release with its relations, as it is once it is published."""
    release = relate(PressReleasePageFactory(title=title), **relations)
    release.save()
    return release


def headings(page: Page) -> list[str]:
    return texts(get_page(page), "main h2")


def test_home_brings_together_what_the_apps_have(tiny_localized_site: Sites) -> None:
    for language, expected in {
        "en": [
            "Latest from the newsroom",
            "Global campaign",
            "Where our affiliates are at home",
            "From the Bazaar",
        ],
        "ur": ["تازہ ترین خبریں", "Global campaign [ur]", "ہماری رکن تنظیمیں کہاں ہیں", "بازار سے"],
    }.items():
        assert headings(tiny_localized_site[language].home) == expected


def test_home_shows_the_language_s_own(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["es"]

    soup = get_page(site.home)

    for page in (site.release, site.campaign, site.listing):
        assert page.url in attributes(soup, "main a", "href")
    assert texts(soup, ".map g title") == ["Kenia: 1"]


def test_home_of_an_empty_site_has_no_sections() -> None:
    assert headings(home_page()) == []
    news_index()
    assert headings(home_page()) == []


def test_home_shows_the_newest_releases_and_the_next_event() -> None:
    for day in range(1, 8):
        PressReleasePageFactory(title=f"Release {day}", dateline_date=datetime.date(2023, 11, day))
    start = datetime.datetime(2030, 5, 1, 12, tzinfo=datetime.UTC)
    for name, days in (("Past", -1), ("Next", 1), ("Later", 9)):
        begin = start + datetime.timedelta(days=days)
        EventPageFactory(title=name, start=begin, end=None)

    with time_machine.travel(start):
        soup = get_page(home_page())

    assert texts(soup, ".front-lead h3") == ["Release 7"]
    assert texts(soup, ".front-list h3") == [
        "Release 6",
        "Release 5",
        "Release 4",
        "Release 3",
        "Next",
    ]


def test_home_shows_the_campaign_that_was_launched_last() -> None:
    CampaignPageFactory(title="Earlier", launch=datetime.date(2022, 1, 1))
    CampaignPageFactory(title="Latest", launch=datetime.date(2024, 1, 1))
    CampaignPageFactory(title="Draft", launch=datetime.date(2025, 1, 1), draft=True)

    assert texts(get_page(home_page()), ".poster h2") == ["Latest"]


def test_home_leads_to_the_regions_of_the_directory() -> None:
    AffiliatePageFactory(country="KE")

    soup = get_page(home_page())

    assert attributes(soup, ".regions a", "href") == [f"{affiliate_index().url}#africa"]


def test_a_campaign_and_an_affiliate_show_the_releases_about_them() -> None:
    campaign, affiliate = CampaignPageFactory(), AffiliatePageFactory()
    related("Both", campaigns=[campaign], affiliates=[affiliate])
    related("Affiliate's", affiliates=[affiliate])
    PressReleasePageFactory(title="Neither")

    assert texts(get_page(campaign), ".entry h3") == ["Both"]
    assert sorted(texts(get_page(affiliate), ".entry h3")) == ["Affiliate's", "Both"]
    assert "In the news" not in headings(CampaignPageFactory())


def test_a_translated_campaign_shows_the_releases_in_its_language() -> None:
    campaign = CampaignPageFactory()
    release = related("Release", campaigns=[campaign])
    translate(release, "ur", title="اعلامیہ")

    assert texts(get_page(translate(campaign, "ur")), ".entry h3") == ["اعلامیہ"]


def test_what_is_not_public_is_shown_nowhere() -> None:
    secret = "Not for everyone"
    campaign = CampaignPageFactory()
    make_private(related(secret, campaigns=[campaign]))
    make_private(CampaignPageFactory(title=secret, launch=datetime.date(2099, 1, 1)))
    make_private(AffiliatePageFactory(title=secret, country="PE"))
    make_private(BazaarListingPageFactory(title=secret))
    PressReleasePageFactory(title=secret, slug="a-draft", draft=True)

    for page in (home_page(), campaign, affiliate_index(), news_index()):
        text = str(get_page(page))
        assert secret not in text
        assert "Peru" not in text


def test_sections_stand_in_the_order_of_their_numbers() -> None:
    page = StandardPageFactory()

    def say(word: str) -> Callable[[Page], Section]:
        return lambda _page: Section("sections/releases.html", {"word": word})

    first, second, silent = say("first"), say("second"), lambda _page: None
    with (
        hooks.register_temporarily([("page_sections", second), ("page_sections", silent)], order=2),
        hooks.register_temporarily("page_sections", first, order=1),
    ):
        assert [s.content["word"] for s in sections_of(page)] == ["first", "second"]
    assert sections_of(page) == []


def test_pages_of_text_have_no_sections() -> None:
    soup = get_page(StandardPageFactory())

    assert element(soup, "main").select("section") == []
