"""Into which languages someone may bring a page."""

from typing import Any

from wagtail.models import Locale, Page

from hni_site.access.policies import pages

WRITING = ("add_page", "change_page")


def may_write_in(user: Any) -> set[int]:
    """Ids of the languages in which the user may write something; costs no query of its own."""
    if user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    writable = _writable_pages(user)
    if any(page.is_root() for page in writable):
        return set(Locale.objects.values_list("pk", flat=True))
    return {page.locale_id for page in writable}


def may_bring_into(user: Any, page: Page) -> set[int]:
    """Ids of the languages in which the user may write where a translation of the page would lie.

    That is below the translation of the nearest page above that has one, otherwise below the root.
    """
    if user.is_superuser:
        return may_write_in(user)
    above = page.get_ancestors().values_list("translation_key", flat=True)
    places = Page.objects.filter(translation_key__in=above, depth__gt=1).order_by("depth")
    deepest = dict(places.values_list("locale_id", "path"))
    root = Page.get_first_root_node().path
    writable = tuple(page.path for page in _writable_pages(user))
    locale_ids = Locale.objects.values_list("pk", flat=True)
    return {pk for pk in locale_ids if deepest.get(pk, root).startswith(writable)}


def writes_somewhere(user: Any) -> bool:
    """Whether there is any language in which the user may write something. No query of its own."""
    return bool(user.is_superuser or _writable_pages(user))


def _writable_pages(user: Any) -> list[Page]:
    rights = pages.get_cached_permissions_for_user(user)
    return [right.page for right in rights if right.permission.codename in WRITING]
