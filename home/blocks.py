"""Blocks that only general pages use."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hni_site.foundations.blocks import BodyStreamBlock
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.media.sources import load_pictures
from home import schema
from home.enums import Body


class PeopleBlock(DocumentedBlock, blocks.StructBlock):
    """All people who serve in a body now."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=200)
    body = blocks.ChoiceBlock(
        label=_("Body"), choices=Body.choices, default=Body.EXECUTIVE_COMMITTEE
    )

    def people(self, value: Any) -> list[Any]:
        # The models module builds its StreamFields from this one.
        from home.models import Person

        return Person.serving(value["body"], get_language() or "en")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        context["heading"] = value["heading"] or Body(value["body"]).label
        context["people"] = self.people(value)
        load_pictures(context["people"], "image")
        return context

    def to_document(self, value: Any) -> schema.People:
        return schema.People(
            heading=value["heading"], people=[person.to_document() for person in self.people(value)]
        )

    class Meta:
        icon = "group"
        label = _("People")
        description = _("The people who serve in one of HNI's bodies, with role and region.")
        template = "components/people.html"
        preview_value = {"heading": "Executive Committee", "body": Body.EXECUTIVE_COMMITTEE}


class StandardBodyStreamBlock(BodyStreamBlock):
    people = PeopleBlock()
