"""Long changes in few queries: what belongs together is one step, and asks the database as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone
from django_tasks.utils import normalize_json
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from hni_site.foundations.changes import content_changes

_waiting: ContextVar[dict[tuple[str, str], Any] | None] = ContextVar(
    "tasks of the step", default=None
)


@contextmanager
def one_step() -> Iterator[None]:
    """`content_changes()` that is done or undone as a whole; nests.

    Each step has a savepoint, and nothing inside it has: whoever catches an error inside can't go
    on, or does it in `savepoints()`. Tasks are queued together at the end of the outermost step,
    each once.
    """
    outer = _waiting.get()
    waiting = dict(outer or {})
    token = _waiting.set(waiting)
    try:
        with savepoints(), transaction.atomic():
            # Django asks this method for a savepoint, and takes None for an answer.
            vars(connections[DEFAULT_DB_ALIAS])["savepoint"] = lambda: None
            with content_changes():
                yield
            if outer is None:
                DBTaskResult.objects.bulk_create(waiting.values())
    finally:
        _waiting.reset(token)
    if outer is not None:
        outer.update(waiting)


@contextmanager
def savepoints() -> Iterator[None]:
    """Inside a step: for what goes on after an error, and undoes only a part."""
    database = vars(connections[DEFAULT_DB_ALIAS])
    before = database.pop("savepoint", None)
    try:
        yield
    finally:
        database.pop("savepoint", None)
        if before is not None:
            database["savepoint"] = before


class TaskQueue(DatabaseBackend):
    """The tasks' table. Inside a step the same task is queued once, when all was written."""

    def _task_to_db_task(self, task: Any, args: Any, kwargs: Any) -> Any:
        waiting = _waiting.get()
        if waiting is None:
            return super()._task_to_db_task(task, args, kwargs)
        row: DBTaskResult[..., Any] = DBTaskResult(
            args_kwargs=normalize_json({"args": args, "kwargs": kwargs}),
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=task.run_after or get_date_max(),
            backend_name=self.alias,
            enqueued_at=timezone.now(),
        )
        return waiting.setdefault((row.task_path, repr(row.args_kwargs)), row)
