"""Documents that show something that changed are built again, in the background."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django_tasks import task

from hni_site.content_store.models import Dependency, PendingRebuild

BATCH = 50


def dependents_of(targets: Iterable[str]) -> set[int]:
    """The pages whose documents show one of the targets."""
    dependents = Dependency.objects.filter(target__in=list(targets))
    return set(dependents.values_list("item", flat=True))


def rebuild_later(page_ids: Collection[int]) -> None:
    """Queues documents to be built again. In a transaction that has the head's lock.

    One task works through the queue, however often this is called in the meantime.
    """
    if not page_ids:
        return
    under_way = PendingRebuild.objects.exists()
    PendingRebuild.objects.bulk_create(
        [PendingRebuild(page_id=page_id) for page_id in sorted(page_ids)], ignore_conflicts=True
    )
    if not under_way:
        rebuild_dependents.enqueue()


@task()
def rebuild_dependents() -> None:
    """Works through the queue, a batch in each transaction, until it is empty."""
    while rebuild_batch():
        pass


def rebuild_batch() -> int:
    """Builds the first of the queued documents again; gives how many that were."""
    # The writer queues dependents, the dependents are written by the writer.
    from hni_site.content_store.writing import lock_head, refresh

    with transaction.atomic():
        # Under the lock the queue is either seen by whoever adds to it, or worked off by us.
        lock_head()
        queue = PendingRebuild.objects.order_by("page_id")
        page_ids = list(queue.values_list("pk", flat=True)[:BATCH])
        refresh(page_ids)
        PendingRebuild.objects.filter(pk__in=page_ids).delete()
    return len(page_ids)


def pending() -> int:
    """How many documents wait to be built again."""
    return PendingRebuild.objects.count()
