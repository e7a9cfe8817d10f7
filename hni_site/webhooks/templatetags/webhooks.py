from typing import NamedTuple

from django import template
from wagtail.models import Page

from hni_site.content_store.models import ContentItem, Head
from hni_site.webhooks.enums import State
from hni_site.webhooks.models import Endpoint

register = template.Library()


class Following(NamedTuple):
    """An endpoint that follows a page."""

    description: str
    has_last_change: bool
    is_active: bool


@register.simple_tag
def followers_of(page: Page) -> list[Following]:
    """The endpoints that follow a page which is or was public. Three queries at most."""
    item = ContentItem.objects.filter(pk=page.pk).only("type", "locale", "sequence").first()
    head = Head.objects.first() if item else None
    if item is None or head is None:
        return []
    return [
        Following(
            endpoint.description,
            endpoint.has_taken(item.sequence, head),
            endpoint.state == State.ACTIVE,
        )
        for endpoint in Endpoint.objects.all()
        if endpoint.follows(item)
    ]
