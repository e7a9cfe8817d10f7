"""Blocks that only campaigns and programmes use."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from campaigns import schema
from campaigns.enums import Progress
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.foundations.blocks.links import file_document
from hni_site.foundations.geography import country_choices, country_name
from hni_site.foundations.links import link_to, public_versions
from hni_site.schema import Country, Label


def _progress(value: str) -> Label:
    return Label(code=value, name=str(Progress(value).label))


class MilestoneBlock(DocumentedBlock, blocks.StructBlock):
    title = blocks.CharBlock(label=_("What"), max_length=200)
    date = blocks.DateBlock(label=_("When"), required=False)
    text = blocks.TextBlock(label=_("More about it"), required=False)
    status = blocks.ChoiceBlock(
        label=_("Status"), choices=Progress.choices, default=Progress.PLANNED
    )

    def to_document(self, value: Any) -> schema.Milestone:
        return schema.Milestone(
            title=value["title"],
            date=value["date"],
            text=value["text"],
            status=_progress(value["status"]),
        )

    class Meta:
        icon = "date"
        label = _("Milestone")
        description = _("A phase or a step of the campaign.")
        template = "components/milestone.html"
        preview_value = {
            "title": "The campaign begins",
            "date": datetime.date(2023, 10, 20),
            "text": "On International Home-based Workers Day.",
            "status": Progress.ACHIEVED,
        }


class CampaignCountryBlock(DocumentedBlock, blocks.StructBlock):
    country = blocks.ChoiceBlock(label=_("Country"), choices=country_choices)
    lead_affiliate = blocks.PageChooserBlock(
        label=_("Leading affiliate"), page_type="bazaar_pages.AffiliatePage", required=False
    )
    demand = blocks.TextBlock(
        label=_("Local demand"),
        required=False,
        help_text=_("What the campaign asks for in this country."),
    )
    status = blocks.ChoiceBlock(
        label=_("Status"), choices=Progress.choices, default=Progress.PLANNED
    )

    def to_document(self, value: Any) -> schema.CampaignCountry:
        return _countries([value])[0]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        context["country"] = self.to_document(value)
        return context

    class Meta:
        icon = "globe"
        label = _("Participating country")
        description = _("A country that takes part, with what is asked for there.")
        template = "components/campaign_country.html"
        preview_value = {
            "country": "KE",
            "lead_affiliate": None,
            "demand": "A national policy that protects home-based workers' rights.",
            "status": Progress.UNDER_WAY,
        }


def country_documents(stream: Any) -> list[schema.CampaignCountry]:
    """A campaign's countries; the affiliates of all of them are looked up together."""
    return _countries([child.value for child in stream])


def _countries(values: list[Any]) -> list[schema.CampaignCountry]:
    affiliates = [value["lead_affiliate"] for value in values]
    pages = public_versions([affiliate.pk for affiliate in affiliates if affiliate])
    return [
        schema.CampaignCountry(
            country=Country(code=value["country"], name=country_name(value["country"])),
            lead_affiliate=link_to(pages[affiliate.pk])
            if affiliate and affiliate.pk in pages
            else None,
            demand=value["demand"],
            status=_progress(value["status"]),
        )
        for value, affiliate in zip(values, affiliates, strict=True)
    ]


class ResourceBlock(DocumentedBlock, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    document = DocumentChooserBlock(label=_("File"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        count = bool(cleaned["document"]) + bool(cleaned["url"])
        # A draft may be unfinished, but not contradict itself.
        if count == 2 or (count == 0 and not self.is_deferred_validation):
            message = ValidationError(_("Choose a file or give an address, one of them."))
            raise StructBlockValidationError(block_errors={"document": message})
        return cleaned

    def to_document(self, value: Any) -> schema.Resource | None:
        file = file_document(value["document"])
        if file is None and not value["url"]:
            return None
        return schema.Resource(title=value["title"], file=file, url=value["url"])

    class Meta:
        icon = "doc-full"
        label = _("Resource")
        description = _("Something to read, print or use.")
        template = "components/resource.html"
        preview_value = {
            "title": "Home Work Convention, 1996 (No. 177)",
            "document": None,
            "url": "https://www.ilo.org/",
        }


class PriorityBlock(DocumentedBlock, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Priority"), max_length=200)
    text = blocks.TextBlock(label=_("What it means"), required=False)
    status = blocks.ChoiceBlock(
        label=_("Status"), choices=Progress.choices, default=Progress.PLANNED
    )

    def to_document(self, value: Any) -> schema.Priority:
        return schema.Priority(
            title=value["title"], text=value["text"], status=_progress(value["status"])
        )

    class Meta:
        icon = "list-ol"
        label = _("Priority")
        description = _("One of the things the plan puts first.")
        template = "components/priority.html"
        preview_value = {
            "title": "Recognition as workers",
            "text": "Governments count home-based workers and protect them by law.",
            "status": Progress.UNDER_WAY,
        }
