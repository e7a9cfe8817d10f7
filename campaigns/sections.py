"""What campaigns show on other apps' pages."""

from wagtail.models import Page

from campaigns.models import CampaignPage
from hni_site.foundations.sections import Section
from hni_site.media.sources import load_pictures


def latest_campaign(page: Page) -> Section | None:
    """The home page's campaign: the one that was launched last."""
    if page._meta.label != "home.HomePage":
        return None
    campaigns = CampaignPage.objects.live().public().descendant_of(page)
    campaign = campaigns.order_by("-launch", "-pk").first()
    if campaign is None:
        return None
    load_pictures([campaign])
    return Section("sections/campaign.html", {"campaign": campaign})
