"""A small whole site to ask questions of, made once for a module's tests."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from bazaar_pages.models import AffiliatePage, BazaarListingPage
from campaigns.models import CampaignPage
from hni_site.content_store.checking import recount
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.content_store.writing import refresh
from news.models import PressReleasePage
from tests.contract.complete import complete
from tests.discovery import PAGE_TYPES, factory_of
from tests.factories.bazaar_pages import (
    AffiliatePageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
)
from tests.factories.campaigns import RatificationFactory
from tests.factories.home import home_page
from tests.factories.news import PressReleasePageFactory, news_index, relate
from tests.factories.pages import locale, translate

RELEASES = 12


class Seeded(NamedTuple):
    """The pages that tests name; there are more."""

    release: PressReleasePage
    release_in_spanish: PressReleasePage
    campaign: CampaignPage
    affiliate: AffiliatePage
    listing: BazaarListingPage
    redirect: Redirect


def seed() -> Seeded:
    """Every page type, three languages, ties in every order, links of every kind, a redirect.

    Of 12 plain releases every third is in Spanish, too, and every second about the campaign.
    """
    for language in ("en", "es", "ur"):
        locale(language)
    release = complete(PressReleasePage)
    campaign = CampaignPage.objects.get(slug="global-campaign")
    affiliate = AffiliatePage.objects.get(slug="association")
    listing = BazaarListingPageFactory(
        full=True, title="Baskets", affiliate=affiliate, show_in_menus=True
    )
    ProductCategoryFactory()
    AffiliatePageFactory(title="A sample without members", country="NP")
    RatificationFactory(country="NL", year_only=True)
    for page_type in PAGE_TYPES:
        if not page_type.objects.exists():
            factory_of(page_type)()
    for number in range(RELEASES):
        plain = PressReleasePageFactory(
            title=f"Release {number // 3}",  # Three of each title.
            slug=f"release-{number}",
            dateline_date=datetime.date(2023, 1, 1) + datetime.timedelta(days=number // 2),
            seo_title="For search engines" if number == 0 else "",
        )
        if number % 2 == 0:
            relate(plain, campaigns=[campaign], affiliates=[affiliate])
        if number % 3 == 0:
            translate(plain, "es", title=f"Comunicado {number // 3}")
    translate(home_page(), "ur")
    in_menu = [news_index().pk, listing.get_parent().pk]
    Page.objects.filter(pk__in=in_menu).update(show_in_menus=True)
    refresh(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))
    rebuild_dependents.func()
    recount()
    return Seeded(
        release=PressReleasePage.objects.get(pk=release.pk),  # As it is published.
        release_in_spanish=PressReleasePage.objects.get(slug="completa"),
        campaign=campaign,
        affiliate=affiliate,
        listing=listing,
        redirect=Redirect.add_redirect("/en/newsroom/old-address/", release),
    )


@contextmanager
def seeded_site() -> Iterator[Seeded]:
    """The site inside a transaction that is rolled back; tests may nest their own."""
    with transaction.atomic():
        yield seed()
        transaction.set_rollback(True)
