"""What the newsroom shows on other apps' pages."""

from wagtail.models import Page

from hni_site.content_store.reading import (
    documents,
    facets,
    first_below,
    in_every_language,
    linking_to,
    load,
    newest_first,
)
from hni_site.foundations.sections import Section
from hni_site.media.sources import load_pictures
from hni_site.translation.fallback.reading import chain_for
from news.archive import RELEASE
from news.models import NewsIndexPage, PressReleasePage

ON_HOME = 5
ON_OTHERS = 4
# Under which name a release's document links to pages of a type.
LINKED_AS = {"campaigns.CampaignPage": "campaign", "bazaar_pages.AffiliatePage": "affiliate"}


def latest_news(page: Page) -> Section | None:
    """The home page's latest releases, and the next event."""
    if page._meta.label != "home.HomePage":
        return None
    newsroom = first_below(page, NewsIndexPage, chain_for(page))
    if newsroom is None:
        return None
    releases = newsroom.latest_releases(ON_HOME)
    load_pictures(releases)
    content = {"newsroom": newsroom, "releases": releases, "event": newsroom.next_event()}
    return Section("sections/latest_news.html", content)


def releases_about(page: Page) -> Section | None:
    """The latest releases of a campaign, or about an affiliate."""
    name = LINKED_AS.get(page._meta.label)
    if name is None:
        return None
    languages = chain_for(page)
    own = page.locale.language_code
    versions = in_every_language(documents(page._meta.label, own).filter(page_id=page.pk))
    about = linking_to(RELEASE, languages, name, versions)
    ids = newest_first(facets(RELEASE, languages, "date"), [about])
    releases = load(PressReleasePage, ids[:ON_OTHERS])
    load_pictures(releases)
    return Section("sections/releases.html", {"releases": releases}) if releases else None
