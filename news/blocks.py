"""Blocks that only news pages use."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hni_site.foundations.blocks.document import DocumentedBlock
from news import schema


class CorrectionBlock(DocumentedBlock, blocks.StructBlock):
    date = blocks.DateBlock(label=_("Corrected on"))
    text = blocks.TextBlock(
        label=_("What was wrong and what is right"), help_text=_("Readers see this note.")
    )

    def to_document(self, value: Any) -> schema.Correction | None:
        if value["date"] is None:  # An unfinished draft.
            return None
        return schema.Correction(date=value["date"], text=value["text"])

    class Meta:
        icon = "edit"
        label = _("Correction")
        description = _("A public note about something that was wrong.")
        template = "components/correction.html"
        preview_value = {
            "date": datetime.date(2023, 11, 9),
            "text": "The number of countries is 33, not 32.",
        }
