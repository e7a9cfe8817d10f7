"""The background worker: django-tasks-db's, made to lose no task when it is stopped or killed."""

import logging
from datetime import datetime, timedelta
from types import FrameType

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from hni_site.operations.models import Beat

logger = logging.getLogger(__name__)

BEAT_EVERY = timedelta(seconds=10)
SILENCE = 6 * BEAT_EVERY  # After this a worker counts as gone.
ATTEMPTS = 3


class LostTooOften(Exception):
    """The worker was gone before the task was done, time after time."""


class Worker(db_worker.Worker):
    """Works on every queue. A first signal lets it finish its task, a second one does not."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        # The original exits at once between two tasks, also in the moment when it has taken one
        # and not begun it. This way it ends within a second, at the end of its loop.
        if not self.running:
            super().shutdown(signum, frame)
        self.running = False


def show_life(worker_id: str, now: datetime) -> None:
    """Says that the worker is alive, and forgets those who are long gone."""
    Beat.mark(_beat(worker_id), now)
    _beats().filter(at__lt=now - timedelta(days=1)).delete()


def sign_off(worker_id: str) -> None:
    """Says that the worker ends."""
    Beat.objects.filter(name=_beat(worker_id)).delete()


def last_sign_of_life() -> datetime | None:
    """When any worker was last known to be alive."""
    seen: datetime | None = _beats().aggregate(Max("at"))["at__max"]
    return seen


def requeue_lost_tasks(now: datetime) -> None:
    """Gives back the tasks whose worker is gone: killed, or its machine. Tasks are safe to repeat.

    A task that is lost ATTEMPTS times may itself be what kills its workers: it fails.
    """
    alive = set(_beats().filter(at__gt=now - SILENCE).values_list("name", flat=True))
    for found in DBTaskResult.objects.running():
        if _beat(found.worker_ids[-1]) not in alive:
            _requeue(found)


@transaction.atomic
def _requeue(found: DBTaskResult[..., object]) -> None:
    same = DBTaskResult.objects.running().filter(pk=found.pk, worker_ids=found.worker_ids)
    task = same.select_for_update().first()
    if task is None:
        return  # Done after all, or given back by another worker.
    logger.warning("The worker of task %s (%s) is gone", task.id, task.task_path)
    if len(task.worker_ids) >= ATTEMPTS:
        task.set_failed(LostTooOften(f"Its worker was gone {ATTEMPTS} times."))
    else:
        task.status = TaskResultStatus.READY
        task.save(update_fields=["status"])


def _beats() -> QuerySet[Beat]:
    return Beat.objects.filter(name__startswith=_beat(""))


def _beat(worker_id: str) -> str:
    return f"worker:{worker_id}"
