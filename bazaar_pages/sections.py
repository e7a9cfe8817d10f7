"""What affiliates and the Bazaar show on other apps' pages."""

from wagtail.models import Page

from bazaar_pages.directory import directory, marks
from bazaar_pages.models import AffiliateIndexPage, BazaarIndexPage
from hni_site.content_store.reading import first_below
from hni_site.foundations.sections import Section
from hni_site.media.sources import load_pictures
from hni_site.translation.fallback.reading import chain_for

LISTINGS_SHOWN = 4


def affiliates_map(page: Page) -> Section | None:
    """The home page's map of affiliates, with how many there are in each region."""
    if page._meta.label != "home.HomePage":
        return None
    index = first_below(page, AffiliateIndexPage, chain_for(page))
    regions = directory(index.affiliates()) if index else []
    if not regions:
        return None
    content = {"index": index, "regions": regions, "marks": marks(regions)}
    return Section("sections/affiliates_map.html", content)


def from_the_bazaar(page: Page) -> Section | None:
    """The home page's choice of listings: those that were published last."""
    if page._meta.label != "home.HomePage":
        return None
    bazaar = first_below(page, BazaarIndexPage, chain_for(page))
    if bazaar is None:
        return None
    latest = bazaar.listings().order_by("-first_published_at", "-pk")
    listings = list(latest[:LISTINGS_SHOWN])
    load_pictures(listings)
    content = {"bazaar": bazaar, "listings": listings}
    return Section("sections/bazaar.html", content) if listings else None
