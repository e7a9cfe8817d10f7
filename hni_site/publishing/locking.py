"""Two people on one page: one after the other, and each on what the other left."""

from django.http import Http404
from wagtail.models import Page

from hni_site.publishing.releases import lock_release


def lock_page(page_id: int) -> None:
    """Waits until nobody else is changing the page, and keeps it to the transaction's end.

    The whole release is locked, in one order for everyone: an embargo moves in all languages at
    once, and two that wait for each other crosswise would both fail. Http404 for no page.
    """
    key = Page.objects.filter(pk=page_id).values_list("translation_key", flat=True).first()
    if key is None:
        raise Http404
    lock_release(key)
    if not Page.objects.filter(pk=page_id).exists():
        raise Http404
