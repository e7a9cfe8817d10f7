"""JSON-LD for a page's head, from its stored document."""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hni_site.content_store.building import compact
from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.foundations.linked_data import Node, publisher_of
from hni_site.foundations.organisation import Organisation
from hni_site.foundations.pages import SitePage

# As Django's json_script: nothing in a text can end the element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def linked_data_of(page: SitePage, organisation: Organisation) -> list[Node]:
    """What there is on the page; nothing where the page is not public."""
    describe = getattr(type(page), "linked_data", None)
    if describe is None:
        return []
    rows = ContentItem.objects.filter(pk=page.pk, state=State.LIVE)
    stored = rows.values_list("document", flat=True).first()
    described: list[Node] = (
        describe(json.loads(stored), publisher_of(organisation)) if stored else []
    )
    return described


def as_script(nodes: list[Node]) -> SafeString:
    text = compact({"@context": "https://schema.org", "@graph": nodes}).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped for the element it stands in
    )
