from news.models.events import EventPage
from news.models.index import NewsIndexPage
from news.models.press_release import (
    PressReleaseAffiliate,
    PressReleaseAttachment,
    PressReleaseCampaign,
    PressReleaseContact,
    PressReleasePage,
)
from news.models.snippets import Boilerplate, MediaContact

__all__ = [
    "Boilerplate",
    "EventPage",
    "MediaContact",
    "NewsIndexPage",
    "PressReleaseAffiliate",
    "PressReleaseAttachment",
    "PressReleaseCampaign",
    "PressReleaseContact",
    "PressReleasePage",
]
