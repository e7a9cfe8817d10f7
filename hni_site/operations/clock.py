"""What a worker does by the clock, beside its tasks: show that it is alive, and run what is due."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from hni_site.operations.models import Beat
from hni_site.operations.worker import BEAT_EVERY, requeue_lost_tasks, show_life, sign_off
from hni_site.publishing.schedule.due import LOOK_EVERY, Timekeeper
from hni_site.webhooks.dispatching import Dispatcher

logger = logging.getLogger(__name__)


class Job(NamedTuple):
    """A management command and how often it runs; several workers share one schedule."""

    command: str
    every: timedelta


SCHEDULE = (
    Job("remind_reviewers", timedelta(days=1)),
    Job("prune_embargo_copies", timedelta(days=1)),
    Job("prune_webhook_deliveries", timedelta(days=1)),
    Job("prune_previews", timedelta(hours=1)),
    Job("prune_review_links", timedelta(days=1)),
    Job("clearsessions", timedelta(days=1)),
    Job("prune_db_task_results", timedelta(days=1)),
)


def tick(worker_id: str, now: datetime, run: Callable[[str], object] = call_command) -> None:
    """Shows that this worker is alive, gives back the tasks of those who are not, runs what is due.

    A job that fails is logged, and tried again when it is due the next time.
    """
    show_life(worker_id, now)
    requeue_lost_tasks(now)
    for job in SCHEDULE:
        if Beat.claim(job.command, job.every, now):
            try:
                run(job.command)
            except Exception:
                logger.exception("%s failed", job.command)


class _Turning(threading.Thread):
    """Does its turn again and again until `stop`, which waits for one that has begun."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._stopping = threading.Event()

    def turn(self) -> float:
        """Gives the seconds until the next turn."""
        raise NotImplementedError

    def run(self) -> None:
        while not self._stopping.wait(self._survive(self.turn)):
            pass

    def _survive(self, act: Callable[[], float]) -> float:
        pause = LOOK_EVERY
        try:
            pause = act()
        except Exception:
            # The database may be away for a while; the clock must outlast that.
            logger.exception("The %s failed", self.name)
        close_old_connections()
        return pause

    def stop(self) -> None:
        self._stopping.set()
        self.join()


class Clock(_Turning):
    """Ticks beside the worker's tasks."""

    def __init__(self, worker_id: str) -> None:
        super().__init__("clock")
        self._worker_id = worker_id

    def start(self) -> None:
        # Before anything else: another worker takes the tasks of one that shows no life.
        show_life(self._worker_id, timezone.now())
        super().start()

    def turn(self) -> float:
        tick(self._worker_id, timezone.now())
        return BEAT_EVERY.total_seconds()

    def run(self) -> None:
        super().run()
        self._survive(self.sign_off)

    def sign_off(self) -> float:
        sign_off(self._worker_id)
        return 0


class DueClock(_Turning):
    """Wakes up to the second when an embargo ends or a page goes live or expires.

    A thread of its own: the other clock's jobs may take their time.
    """

    def __init__(self) -> None:
        super().__init__("due clock")
        self._timekeeper = Timekeeper()

    def turn(self) -> float:
        return self._timekeeper.turn()


class Messenger(_Turning):
    """Has those told who follow what changes: webhook endpoints, caches in front of the site."""

    def __init__(self) -> None:
        super().__init__("messenger")
        self._dispatcher = Dispatcher()

    def run(self) -> None:
        self._survive(self._dispatcher.register)
        super().run()

    def turn(self) -> float:
        return self._dispatcher.turn()

    def stop(self) -> None:
        super().stop()
        self._dispatcher.stop()
