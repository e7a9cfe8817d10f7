"""What the newsroom shows on other apps' pages."""

from django.utils import timezone
from wagtail.models import Page

from hni_site.foundations.sections import Section
from hni_site.media.sources import load_pictures
from news.models import (
    NewsIndexPage,
    PressReleaseAffiliate,
    PressReleaseCampaign,
    PressReleasePage,
)

ON_HOME = 5
ON_OTHERS = 4


def latest_news(page: Page) -> Section | None:
    """The home page's latest releases, and the next event."""
    if page._meta.label != "home.HomePage":
        return None
    newsroom = NewsIndexPage.objects.child_of(page).live().public().first()
    if newsroom is None:
        return None
    releases = list(newsroom.releases()[:ON_HOME])
    coming = newsroom.events().filter(start__gte=timezone.now()).order_by("start", "pk")
    load_pictures(releases)
    content = {"newsroom": newsroom, "releases": releases, "event": coming.first()}
    return Section("sections/latest_news.html", content)


def releases_about(page: Page) -> Section | None:
    """The latest releases of a campaign, or about an affiliate."""
    key = page.translation_key
    if page._meta.label == "campaigns.CampaignPage":
        related = PressReleaseCampaign.objects.filter(campaign__translation_key=key)
    elif page._meta.label == "bazaar_pages.AffiliatePage":
        related = PressReleaseAffiliate.objects.filter(affiliate__translation_key=key)
    else:
        return None
    found = (
        PressReleasePage.objects.live()
        .public()
        .filter(locale_id=page.locale_id, pk__in=related.values("page"))
        .order_by("-dateline_date", "-pk")
    )
    releases = list(found[:ON_OTHERS])
    load_pictures(releases)
    return Section("sections/releases.html", {"releases": releases}) if releases else None
