"""What an editor types into the form of each page type, beside its title and its streams."""

from collections.abc import Callable
from typing import Any

from wagtail.test.utils.form_data import inline_formset, rich_text

from bazaar_pages.models import (
    AffiliateIndexPage,
    AffiliatePage,
    BazaarIndexPage,
    BazaarListingPage,
)
from campaigns.models import CampaignIndexPage, CampaignPage, InstrumentPage, ProgrammePage
from hni_site.foundations.pages import SitePage
from home.models import HomePage, StandardPage
from news.models import EventPage, NewsIndexPage, PressReleasePage
from tests.discovery import label
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.campaigns import CampaignPageFactory, InstrumentFactory
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import BoilerplateFactory, MediaContactFactory

Entry = dict[str, Any]


def pk(factory: Any) -> str:
    """The key of a new object, as a chooser's hidden field holds it."""
    return str(factory().pk)


def _home() -> Entry:
    return {
        "tagline": "A network of home-based workers",
        "featured": inline_formset([{"featured_page": pk(StandardPageFactory)}]),
    }


def _press_release() -> Entry:
    return {
        "kicker": "Press Release",
        "dateline_place": "Nairobi, Kenya",
        "dateline_date": "2023-11-08",
        "boilerplate": pk(BoilerplateFactory),
        "contacts": inline_formset([{"contact": pk(MediaContactFactory)}]),
        "attachments": inline_formset([{"document": pk(SiteDocumentFactory), "title": "The plan"}]),
        "campaigns": inline_formset([{"campaign": pk(CampaignPageFactory)}]),
        "affiliates": inline_formset([{"affiliate": pk(AffiliatePageFactory)}]),
    }


def _event() -> Entry:
    return {
        "kind": "webinar",
        "start": "2023-10-20 12:00",
        "end": "2023-10-20 13:30",
        "time_zone": "Africa/Nairobi",
        "languages": "sw",
        "place": "Nairobi",
        "online_url": "https://example.org/join",
        "registration_url": "https://example.org/register",
        "recording_url": "https://example.org/recording",
        "related": inline_formset([{"related_page": pk(StandardPageFactory)}]),
    }


def _campaign() -> Entry:
    return {"goal": "Decent work at home.", "launch": "2023-10-20", "end": "2027-10-20"}


def _programme() -> Entry:
    return {
        "kind": "strategic-plan",
        "period_start": "2024",
        "period_end": "2027",
        "documents": inline_formset([{"document": pk(SiteDocumentFactory), "title": ""}]),
        "related": inline_formset([{"related_page": pk(StandardPageFactory)}]),
    }


def _instrument() -> Entry:
    return {"instrument": pk(InstrumentFactory)}


def _affiliate() -> Entry:
    return {
        "acronym": "SAW",
        "country": "KE",
        "organisation_type": "association",
        "founded": "2003",
        "joined": "2021-02-01",
        "members": "1200",
        "members_as_of": "2023-11-01",
        "members_source": "The organisation",
        "languages": "sw",
        "website": "https://example.org/",
        "contact_name": "Sample Person",
        "email": "affiliate@example.org",
        "phone": "+254700000001",
        "whatsapp": "+254700000002",
        "logo": pk(SiteImageFactory),
    }


def _listing() -> Entry:
    return {
        "affiliate": pk(AffiliatePageFactory),
        "introduction": rich_text("<p>Baskets of sisal.</p>"),
        "online_shop": "https://example.org/shop",
        "how_to_order": rich_text("<p>Write to us.</p>"),
        "ordering_name": "Sample Person",
        "ordering_email": "orders@example.org",
        "ordering_phone": "+254700000003",
        "ordering_whatsapp": "+254700000004",
    }


ENTRIES: dict[type[SitePage], Callable[[], Entry]] = {
    HomePage: _home,
    StandardPage: dict,
    NewsIndexPage: dict,
    PressReleasePage: _press_release,
    EventPage: _event,
    CampaignIndexPage: dict,
    CampaignPage: _campaign,
    ProgrammePage: _programme,
    InstrumentPage: _instrument,
    AffiliateIndexPage: dict,
    AffiliatePage: _affiliate,
    BazaarIndexPage: dict,
    BazaarListingPage: _listing,
}


def entry(page_type: type[SitePage]) -> Entry:
    """All that an editor types for a page of the type, streams excepted."""
    assert page_type in ENTRIES, (
        f"Say in tests/entries.py what an editor types for {label(page_type)}"
    )
    return {
        "title": "Typed by an editor",
        "slug": "typed-by-an-editor",
        "summary": "One sentence about it.",
        "lead_image": pk(SiteImageFactory),
        "lead_image_alt": "A woven pattern",
        "lead_image_caption": "A caption",
        "lead_image_credit": "Sample photographer",
        "seo_title": "Title for search engines",
        "search_description": "Description for search engines",
        **ENTRIES[page_type](),
    }
