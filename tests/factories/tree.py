"""Small whole sites, as pytest fixtures (`tests/conftest.py` makes them known)."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from bazaar_pages.models import (
    AffiliateIndexPage,
    AffiliatePage,
    BazaarIndexPage,
    BazaarListingPage,
)
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    InstrumentPage,
    ProgrammePage,
)
from home.models import HomePage, StandardPage
from news.models import EventPage, NewsIndexPage, PressReleasePage
from tests.factories.bazaar_pages import (
    AffiliateIndexPageFactory,
    AffiliatePageFactory,
    BazaarIndexPageFactory,
    BazaarListingPageFactory,
)
from tests.factories.campaigns import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    InstrumentPageFactory,
    ProgrammePageFactory,
    RatificationFactory,
)
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import EventPageFactory, NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import locale, translate

LANGUAGES = ("en", "es", "ur")


class TinySite(NamedTuple):
    """One live page of each type in one language."""

    home: HomePage
    standard: StandardPage
    news_index: NewsIndexPage
    release: PressReleasePage
    event: EventPage
    campaign_index: CampaignIndexPage
    campaign: CampaignPage
    programme: ProgrammePage
    instrument: InstrumentPage
    affiliate_index: AffiliateIndexPage
    affiliate: AffiliatePage
    bazaar_index: BazaarIndexPage
    listing: BazaarListingPage


def tiny_site() -> TinySite:
    """The English site; the sections stand in the menu."""
    home = home_page()
    news_index = NewsIndexPageFactory(title="Newsroom", show_in_menus=True)
    campaign_index = CampaignIndexPageFactory(title="What we do", show_in_menus=True)
    affiliate_index = AffiliateIndexPageFactory(title="Affiliates", show_in_menus=True)
    bazaar_index = BazaarIndexPageFactory(title="Bazaar", show_in_menus=True)
    affiliate = AffiliatePageFactory(
        parent=affiliate_index, title="Sample association of weavers", full=True
    )
    instrument = InstrumentPageFactory(parent=campaign_index, title="The Home Work Convention")
    RatificationFactory(instrument=instrument.instrument)
    site = TinySite(
        home=home,
        standard=StandardPageFactory(title="About us", show_in_menus=True),
        news_index=news_index,
        release=PressReleasePageFactory(
            parent=news_index, title="Home-based workers meet", full=True
        ),
        event=EventPageFactory(parent=news_index, title="Webinar on access to markets"),
        campaign_index=campaign_index,
        campaign=CampaignPageFactory(parent=campaign_index, title="Global campaign", full=True),
        programme=ProgrammePageFactory(parent=campaign_index, title="Access to Markets"),
        instrument=instrument,
        affiliate_index=affiliate_index,
        affiliate=affiliate,
        bazaar_index=bazaar_index,
        listing=BazaarListingPageFactory(
            parent=bazaar_index, title="Baskets from Kenya", affiliate=affiliate, full=True
        ),
    )
    return as_stored(site)


def as_stored(site: TinySite) -> TinySite:
    """Adding a child counts it on the parent's row, not on the object: saving would lose it."""
    return TinySite(*(type(page).objects.get(pk=page.pk) for page in site))


@pytest.fixture
def home_stored(db: None) -> None:
    """The home page, which the migrations make, in the store as after a worker's start."""
    locale("en")
    home_page().save()


@pytest.fixture(scope="module")
def stored_localized_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, TinySite]]:
    """The localized site, written once for a module: the tests that use it come last in theirs."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield localized_site()
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def tiny_localized_site(
    stored_localized_site: dict[str, TinySite], db: None
) -> dict[str, TinySite]:
    """Pages of the test's own; what it changes is undone after it."""
    return {language: as_stored(site) for language, site in stored_localized_site.items()}


def localized_site() -> dict[str, TinySite]:
    """Language code → one live page of each type, for English, Spanish and Urdu.

    Translations are called `<English title> [<language>]`; relations lead to the English pages.
    """
    english = tiny_site()
    return {
        language: english
        if language == "en"
        else as_stored(TinySite(*(translate(page, language) for page in english)))
        for language in LANGUAGES
    }
