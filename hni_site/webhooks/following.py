"""The one way to follow the log: tell a follower what lies behind its place, and move the place
when it was taken.

At least once and in order, whoever is killed at whatever moment: the place moves after the answer.
One worker at a time tells a follower, by a lease that runs out. No transaction is open while
something is sent.
"""

import datetime
import logging
import uuid
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet, Subquery
from django.utils import timezone

from hni_site.content_store.changes import Place, changes
from hni_site.content_store.models import ContentItem, Head
from hni_site.webhooks.batches import Batch, fitting
from hni_site.webhooks.delays import delay
from hni_site.webhooks.enums import Kind, Outcome, Reason, State
from hni_site.webhooks.models import Delivery, Follower
from hni_site.webhooks.posting import TOTAL_SECONDS
from hni_site.webhooks.purging import PURGES
from hni_site.webhooks.sending import ENDPOINTS
from hni_site.webhooks.signing import new_message_id
from hni_site.webhooks.telling import Carrier, Result, Wanted

logger = logging.getLogger(__name__)

# Longer than a request can take, by as much as the clocks of two machines may differ.
LEASE = datetime.timedelta(seconds=2 * TOTAL_SECONDS)


def _carrier_of(follower: Follower) -> Carrier:
    return PURGES if hasattr(follower, "purge") else ENDPOINTS


def due(now: datetime.datetime) -> QuerySet[Follower]:
    """Those for whom there is something, and whose moment has come. One query."""
    head = Head.objects.filter(pk=1)
    is_behind = ~Q(log=Subquery(head.values("log"))) | ~Q(
        sequence=Subquery(head.values("sequence"))
    )
    is_time = Q(next_attempt_at=None) | Q(next_attempt_at__lte=now)
    is_free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Follower.objects.filter(is_behind, is_time, is_free, state=State.ACTIVE)


class Lease:
    """The right to tell one follower, for a while."""

    def __init__(self, follower_id: int) -> None:
        self.follower_id = follower_id
        self.id = uuid.uuid4()

    @property
    def held(self) -> QuerySet[Follower]:
        """The follower, while the lease is ours."""
        return Follower.objects.filter(pk=self.follower_id, lease=self.id, state=State.ACTIVE)

    def take(self) -> bool:
        now = timezone.now()
        free = due(now).filter(pk=self.follower_id)
        return free.update(lease=self.id, leased_until=now + LEASE) == 1

    def begin(self, batch: Batch) -> bool:
        """Before it is sent, so that it is the same message when it is sent again."""
        until = timezone.now() + LEASE
        return self.held.update(batch_id=batch.id, batch_end=batch.end, leased_until=until) == 1

    def give_back(self) -> None:
        held = Follower.objects.filter(pk=self.follower_id, lease=self.id)
        held.update(lease=None, leased_until=None)


def follow(follower_id: int, goes_on: Callable[[], bool]) -> None:
    """Tells a follower one batch after the other, until it has all or does not take one."""
    lease = Lease(follower_id)
    if not lease.take():
        return
    try:
        while goes_on() and _tell_next(lease):
            pass
    finally:
        lease.give_back()


def _tell_next(lease: Lease) -> bool:
    """Whether to go on: a batch was taken, and more is waiting."""
    head = Head.objects.filter(pk=1).first()
    follower = lease.held.select_related("endpoint", "purge").first()
    if head is None or follower is None:
        return False
    if follower.log != head.log or follower.sequence > head.sequence:
        # Its log is no more: a backup was restored. It begins again, and is told of all that is
        # gone as well, because it may have it.
        lease.held.update(log=head.log, sequence=0, gone_after=0, batch_id="", batch_end=0)
        return True
    carrier = _carrier_of(follower)
    batch = _next_batch(follower, carrier, head)
    if batch is None:
        lease.held.update(sequence=head.sequence, batch_id="", batch_end=0)
        return False
    if not lease.begin(batch):
        return False
    started = timezone.now()
    result = carrier.tell(follower, batch)
    if _settle(lease, follower, batch, result, carrier, started):
        return batch.more
    return False


def _next_batch(follower: Follower, carrier: Carrier, head: Head) -> Batch | None:
    """None where nothing is to tell, up to the log's end as it was."""
    wanted, place = carrier.wanted(follower), follower.place
    if follower.batch_id:
        rows = _rest(place, follower.batch_end, carrier.limit, wanted)
        if rows:
            end, more = follower.batch_end, follower.batch_end < head.sequence
            return Batch(follower.batch_id, head.log, place, end, rows, more)
        # All of it has changed since, so it comes later.
    found = []
    if place.sequence < head.sequence:
        found = changes(place, carrier.limit, wanted.types, wanted.locales)
    rows = fitting(found)
    if not rows:
        return None
    is_all = len(rows) == len(found) and len(rows) < carrier.limit
    end = max(rows[-1].sequence, head.sequence) if is_all else rows[-1].sequence
    return Batch(new_message_id(), head.log, place, end, rows, not is_all)


def _rest(place: Place, end: int, limit: int, wanted: Wanted) -> list[ContentItem]:
    """What is left of a batch that was sent before: what changed meanwhile lies behind it now.

    Never more than it was: whoever took it, unheard, and knows it by its id, misses nothing.
    """
    return changes(place, limit, wanted.types, wanted.locales, until=end)


def _settle(
    lease: Lease,
    follower: Follower,
    batch: Batch,
    result: Result,
    carrier: Carrier,
    started: datetime.datetime,
) -> bool:
    """Notes what came of it; whether it was taken.

    Nothing changes where the lease is no longer ours: somebody has paused the follower, set it
    back, or our time was over.
    """
    now = timezone.now()
    if result.outcome == Outcome.TAKEN:
        change = {
            "sequence": batch.end,
            "batch_id": "",
            "batch_end": 0,
            "failures": 0,
            "failing_since": None,
            "next_attempt_at": None,
        }
    else:
        since = follower.failing_since or started
        change = {
            "failures": F("failures") + 1,
            "failing_since": since,
            "next_attempt_at": now + delay(follower.failures + 1, result.retry_after),
        }
        ends = result.ends
        if carrier.switched_off and now - since > settings.WEBHOOKS_DISABLE_AFTER:
            ends = ends or Reason.FAILING
        if ends:
            change |= {"state": State.DISABLED, "reason": ends}
    with transaction.atomic():
        if not lease.held.update(**change):
            return False
        note(follower, batch.id, result, started, batch)
    if "state" in change:
        follower.refresh_from_db()
        logger.warning("%s was switched off: %s", follower, follower.reason)
        if carrier.switched_off:
            carrier.switched_off(follower)
    return result.outcome == Outcome.TAKEN


def note(
    follower: Follower,
    message_id: str,
    result: Result,
    started: datetime.datetime,
    batch: Batch | None = None,
) -> Delivery:
    """Writes a request down; without a batch it was a test."""
    told = {}
    if batch:
        told = {
            "log": batch.log,
            "after": batch.after.sequence,
            "until": batch.end,
            "items": len(batch.rows),
        }
    return Delivery.objects.create(
        follower_id=follower.pk,
        kind=Kind.CHANGES if batch else Kind.TEST,
        message_id=message_id,
        at=started,
        milliseconds=int((timezone.now() - started) / datetime.timedelta(milliseconds=1)),
        status=result.status,
        outcome=result.outcome,
        excerpt=result.excerpt,
        **told,
    )
