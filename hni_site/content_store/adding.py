"""Many new pages at once: the same rows as `writing.refresh` gives, in a few statements."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from hni_site.content_store.building import Built, examine
from hni_site.content_store.dependents import dependents_of, rebuild_later
from hni_site.content_store.visibility import Visibility
from hni_site.content_store.writing import count, item_of, lock_head, put
from hni_site.foundations.dependencies import content_target, target_of
from hni_site.foundations.pages import SitePage


def add(documents: Sequence[Built]) -> None:
    """Adds the documents of pages of which the store has never held one; of the public ones.

    Their pages must have no `document_dependents()`. In the caller's transaction.
    """
    with transaction.atomic():
        head, visibility = lock_head(), Visibility()
        documents = [d for d in documents if isinstance(examine(d.page, visibility), SitePage)]
        items = [
            item_of(built, sequence) for sequence, built in enumerate(documents, head.sequence + 1)
        ]
        targets = [
            target
            for built in documents
            for target in (target_of(built.page), content_target(built.page))
        ]
        dependents = dependents_of(targets)
        put(items, {built.page.pk: built for built in documents})
        count(Counter((item.type, item.locale) for item in items))
        head.sequence += len(items)
        head.save()
        rebuild_later(dependents)
