"""What campaigns show on other apps' pages."""

from wagtail.models import Page

from campaigns.models import CampaignPage
from hni_site.content_store.reading import facets, load, newest_first
from hni_site.foundations.sections import Section
from hni_site.translation.fallback.reading import chain_for


def latest_campaign(page: Page) -> Section | None:
    """The home page's campaign: the one that was launched last."""
    if page._meta.label != "home.HomePage":
        return None
    launches = facets(CampaignPage._meta.label, chain_for(page), "launch", below=page)
    for campaign in load(CampaignPage, newest_first(launches)[:1]):
        return Section("sections/campaign.html", {"campaign": campaign})
    return None
