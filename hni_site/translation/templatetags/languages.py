"""What the screen of a language shows beside its form."""

from typing import Any

from django import template
from wagtail.models import Locale

from hni_site.languages import RIGHT_TO_LEFT
from hni_site.translation.fallback.people import teams_of
from hni_site.translation.fallback.reading import chain

register = template.Library()


@register.inclusion_tag("admin/translation/language_facts.html")
def language_facts(locale: Locale) -> dict[str, Any]:
    """How the language is written, what stands in for it, and who works on it."""
    return {
        "right_to_left": locale.language_code in RIGHT_TO_LEFT,
        "chain": chain(locale.language_code),
        "teams": teams_of(locale),
    }
