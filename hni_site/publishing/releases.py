"""A release: one page in every language, that is, all pages with one translation key."""

from typing import Any

from wagtail.models import Page


def lock_release(translation_key: Any) -> None:
    """Waits until nobody else changes the release, in any language, and keeps it so until the end
    of the transaction."""
    rows = Page.objects.select_for_update(no_key=True).filter(translation_key=translation_key)
    list(rows.order_by("pk").values_list("pk", flat=True))


def source_of(page: Page) -> Page:
    """The page itself, or of an alias the page that it shows."""
    while page.alias_of_id:
        page = page.alias_of
    return page


def pages_of(page: Page) -> list[Any]:
    """The release in its languages, without aliases, by id."""
    rows = page.specific_class.objects.filter(translation_key=page.translation_key, alias_of=None)
    return list(rows.select_related("locale").order_by("pk"))


def with_aliases(page_ids: set[int]) -> set[int]:
    """The ids and those of all that shows these pages under another address."""
    found, new = set(page_ids), set(page_ids)
    while new:
        new = set(Page.objects.filter(alias_of__in=new).values_list("pk", flat=True)) - found
        found |= new
    return found
