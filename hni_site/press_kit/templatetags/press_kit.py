"""What a page of news needs to be taken along."""

from collections.abc import Mapping
from typing import Any

from django import template

from hni_site.press_kit import wording
from hni_site.press_kit.pdf import can_print

register = template.Library()

register.filter("can_print", can_print)


@register.filter
def quote_to_copy(block: Mapping[str, Any], language: str) -> str:
    """A quote block's words with who said them, as plain text in the language of the page."""
    return wording.quote_to_copy(block, language)


@register.filter
def figure_to_copy(block: Mapping[str, Any], language: str) -> str:
    """A figure block's number with its source, as plain text in the language of the page."""
    as_of = block["as_of"]
    return wording.figure_to_copy({**block, "as_of": as_of and as_of.isoformat()}, language)
