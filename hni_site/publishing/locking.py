"""Two people on one page: one after the other, and each on what the other left."""

from django.http import Http404
from wagtail.models import Page


def lock_page(page_id: int) -> None:
    """Waits until nobody else is changing the page, and keeps it to the transaction's end.

    Http404 where it is gone meanwhile.
    """
    locked = Page.objects.select_for_update(no_key=True).filter(pk=page_id)
    if not locked.values_list("pk", flat=True).first():
        raise Http404
