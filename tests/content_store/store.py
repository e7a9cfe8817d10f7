"""What tests ask the store."""

import json
from typing import Any

from wagtail.models import Page

from hni_site.content_store.checking import differences
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.content_store.models import ContentItem, Head


def row(page: Page) -> ContentItem:
    return ContentItem.objects.get(pk=page.pk)


def state(page: Page) -> str:
    """`live`, the reason for which it is gone, or `never`."""
    found = ContentItem.objects.filter(pk=page.pk).first()
    if found is None:
        return "never"
    return found.reason or found.state


def document(page: Page) -> Any:
    return json.loads(row(page).document)


def sequence() -> int:
    head = Head.objects.first()
    return head.sequence if head else 0


def work_off() -> None:
    """Does what the worker would do now."""
    rebuild_dependents.func()


def is_right() -> bool:
    """Whether the store holds exactly what a fresh build gives; says what is different."""
    work_off()
    found = [str(difference) for difference in differences()]
    assert found == [], found
    return True
