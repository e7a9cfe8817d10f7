"""How the glossary's listing is narrowed."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from hni_site.translation.glossary.models import GlossaryTerm, languages


class GlossaryFilterSet(WagtailFilterSet):
    translated_into = django_filters.ChoiceFilter(
        label=_("Translated into"), field_name="translations__language", choices=languages
    )
    not_translated_into = django_filters.ChoiceFilter(
        label=_("Not translated into"), choices=languages, method="lacking"
    )

    class Meta:
        model = GlossaryTerm
        fields = ["language", "keep_as_is"]

    def lacking(
        self, terms: "QuerySet[GlossaryTerm]", name: str, language: str
    ) -> "QuerySet[GlossaryTerm]":
        """Terms that nothing is said about in the language."""
        return terms.filter(keep_as_is=False).exclude(translations__language=language)
