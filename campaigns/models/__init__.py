from campaigns.models.campaign import CampaignIndexPage, CampaignPage
from campaigns.models.instrument import Instrument, InstrumentPage, Ratification
from campaigns.models.programme import ProgrammeDocument, ProgrammePage, ProgrammeRelatedPage

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "Instrument",
    "InstrumentPage",
    "ProgrammeDocument",
    "ProgrammePage",
    "ProgrammeRelatedPage",
    "Ratification",
]
