"""Wagtail's own API v2 on the same data, set up to give what ours gives.

A stock release says less even so: a picture in its text is a bare id, and nothing tells of its
translations.
"""

from typing import Any

from hni_site.foundations.blocks.document import DocumentedBlock
from news.models import Boilerplate, MediaContact, PressReleasePage
from news.models.press_release import (
    PressReleaseAffiliate,
    PressReleaseAttachment,
    PressReleaseCampaign,
    PressReleaseContact,
)
from tests.api.stock import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

FIELDS: dict[Any, str] = {
    PressReleasePage: (
        "summary lead_image lead_image_alt lead_image_caption lead_image_credit kicker subheads "
        "dateline_place dateline_date body boilerplate contacts attachments campaigns affiliates "
        "corrections"
    ),
    PressReleaseContact: "contact",
    PressReleaseAttachment: "document title",
    PressReleaseCampaign: "campaign",
    PressReleaseAffiliate: "affiliate",
    Boilerplate: "title text",
    MediaContact: "name role email phone",
}
for model, names in FIELDS.items():
    model.api_fields = names.split()
# Its blocks answer as Wagtail's do, not with the parts of our documents.
del DocumentedBlock.get_api_representation
