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

logger = logging.getLogger(__name__)


class Job(NamedTuple):
    """A management command and how often it runs; several workers share one schedule."""

    command: str
    every: timedelta


SCHEDULE = (
    Job("publish_scheduled", BEAT_EVERY),  # How late an embargo may end.
    Job("remind_reviewers", timedelta(days=1)),
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


class Clock(threading.Thread):
    """Ticks beside the worker's tasks until `stop`, which waits for a job that has begun."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="clock")
        self._worker_id = worker_id
        self._stopping = threading.Event()

    def start(self) -> None:
        # Before anything else: another worker takes the tasks of one that shows no life.
        show_life(self._worker_id, timezone.now())
        super().start()

    def run(self) -> None:
        stopping = False
        while not stopping:
            self._survive(tick, self._worker_id, timezone.now())
            stopping = self._stopping.wait(BEAT_EVERY.total_seconds())
        self._survive(sign_off, self._worker_id)

    def _survive(self, act: Callable[..., None], *arguments: object) -> None:
        try:
            act(*arguments)
        except Exception:
            # The database may be away for a while; the clock must outlast that.
            logger.exception("The clock could not %s", act.__name__)
        close_old_connections()

    def stop(self) -> None:
        self._stopping.set()
        self.join()
