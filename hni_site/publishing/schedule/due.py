"""What is due by the clock: embargoes that end, versions that go live, pages that expire.

Safe to run twice, and by several workers at once: each thing is one transaction, with locks and a
second look inside.
"""

import datetime
import logging
import time
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import Error
from django.db.models import Min, Model, QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from hni_site.content_store.enums import GoneReason
from hni_site.content_store.models import ContentItem
from hni_site.foundations.changes import content_changes, touch
from hni_site.publishing.embargo.embargoed import EmbargoedPage, embargoed_types
from hni_site.publishing.releases import lock_release
from hni_site.publishing.schedule.lifting import lift
from hni_site.publishing.schedule.preparing import Preparation, Version, scheduled, steps
from hni_site.publishing.schedule.publication import publish_versions

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0  # Seconds: how late a moment that was just moved may be noticed.
LEAD = datetime.timedelta(minutes=2)  # How long before its moment a release is prepared.
SLICE = 0.5  # Seconds of preparing before the clock is looked at again.
LAST_MOMENT = 1.0  # Seconds before a moment in which nothing is begun any more.
BATCH = 200  # Releases in one transaction. Between two, rebuilt documents would take the log.
SCHEDULED = "wagtail.publish.scheduled"
PATIENCE = 60.0  # Seconds until something that failed is tried again.


def next_moment() -> datetime.datetime | None:
    """When the next thing is due, or was; None where nothing is. A query for each kind."""
    moments = [Revision.objects.aggregate(at=Min("approved_go_live_at"))["at"]]
    moments += [rows.aggregate(at=Min("expire_at"))["at"] for rows in _expiring()]
    moments += [rows.aggregate(at=Min("embargo_until"))["at"] for rows in _taken_down()]
    return min((moment for moment in moments if moment), default=None)


def _expiring() -> Iterator["QuerySet[Model]"]:
    """All that is live and will expire."""
    for model in apps.get_models():
        if model is Page or (issubclass(model, DraftStateMixin) and not issubclass(model, Page)):
            yield model._default_manager.filter(live=True, expire_at__isnull=False)


def _taken_down() -> Iterator["QuerySet[EmbargoedPage]"]:
    """The pages that were public and whose tombstones say that they are under embargo."""
    gone = ContentItem.objects.filter(reason=GoneReason.EMBARGOED)
    for model in embargoed_types():
        yield model._default_manager.filter(pk__in=gone.values("page_id"))


class Timekeeper:
    """One worker's way through what is due. What it has prepared is its own."""

    def __init__(self) -> None:
        self._preparation = Preparation()
        self._failed: dict[Hashable, float] = {}

    def turn(self) -> float:
        """Does what is due, prepares what will be soon; gives the seconds until the next turn."""
        moment = next_moment()
        if moment is not None and moment <= timezone.now():
            self.run()
            moment = next_moment()
        if moment is None:
            return LOOK_EVERY
        left = (moment - timezone.now()).total_seconds()
        if left <= 0:
            return LOOK_EVERY  # It could not be done; it is tried again, but not without a pause.
        if LAST_MOMENT < left < LEAD.total_seconds():
            if not self._preparation.prepare_ahead(timezone.now() + LEAD, SLICE):
                return 0
            left = (moment - timezone.now()).total_seconds()
        return min(max(left, 0), LOOK_EVERY)

    def run(self) -> None:
        """Does all that is due now. What fails is logged and stops nothing else."""
        now = timezone.now()
        for rows in _expiring():
            for thing in rows.filter(expire_at__lte=now).order_by("expire_at", "pk"):
                self._attempt((type(thing), thing.pk), partial(_expire, thing, now))
        self._publish(now)
        self._attempt("embargoes", partial(_end_embargoes, now))

    def _publish(self, now: datetime.datetime) -> None:
        due = steps(scheduled(now), now)
        for start in range(0, len(due), BATCH):
            batch = due[start : start + BATCH]
            self._attempt(batch[0][0].pk, partial(self._lift, batch, now))
        for step in steps(scheduled(now), now):
            self._attempt(step[0].translation_key, partial(_publish_release, step, now))
        others = Revision.objects.not_page_revisions().filter(approved_go_live_at__lte=now)
        for version in others:
            self._attempt(version.pk, partial(_publish_other, version, now))

    def _lift(self, due: list[list[Version]], now: datetime.datetime) -> None:
        """Twice, because a document may be out of date: then it is built again at once."""
        for _time in range(2):
            ready = [prepared for step in due if (prepared := self._preparation.made(step))]
            if not ready:
                return
            lifted = lift(ready, now)
            self._preparation.forget(prepared.version.pk for step in ready for prepared in step)
            due = [step for step in due if step[0].pk not in lifted]

    def _attempt(self, key: Hashable, act: Callable[[], None]) -> None:
        """Does it, unless the same thing failed a moment ago."""
        if self._failed.get(key, 0) > time.monotonic():
            return
        self._failed.pop(key, None)
        try:
            act()
        except Error:
            logger.warning("The database refused what is due (%s)", key, exc_info=True)
        except Exception:
            logger.exception("What is due failed (%s)", key)
            self._failed[key] = time.monotonic() + PATIENCE


def _publish_release(step: list[Version], now: datetime.datetime) -> None:
    """The careful way: one release, by Wagtail's own action."""
    with content_changes():
        lock_release(step[0].translation_key)
        due = Revision.objects.filter(
            pk__in=[version.pk for version in step], approved_go_live_at__lte=now
        )
        publish_versions(due.order_by("pk"), log_action=SCHEDULED)


def _publish_other(version: Revision, now: datetime.datetime) -> None:
    """Something that is no page."""
    with content_changes():
        due = Revision.objects.select_for_update().filter(pk=version.pk)
        publish_versions(due.filter(approved_go_live_at__lte=now), log_action=SCHEDULED)


def _expire(thing: Any, now: datetime.datetime) -> None:
    with content_changes():
        if isinstance(thing, Page):
            lock_release(thing.translation_key)
        still = type(thing)._default_manager.filter(pk=thing.pk, live=True, expire_at__lte=now)
        if found := still.first():
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _end_embargoes(now: datetime.datetime) -> None:
    """What was taken down and is not back is no longer under embargo: its tombstone says so."""
    for rows in _taken_down():
        over = rows.filter(embargo_until__lte=now)
        if page_ids := list(over.values_list("pk", flat=True)):
            touch(page_ids)
