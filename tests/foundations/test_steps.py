"""What belongs together is one step: done or undone as a whole, and its tasks are queued once."""

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag

from hni_site.foundations.steps import one_step, savepoints

pytestmark = pytest.mark.django_db


@task()
def note(name: str) -> None:
    """Does nothing; that it is queued is what is looked at."""


def _write(name: str) -> None:
    with transaction.atomic():
        Tag.objects.create(name=name, slug=name)
        note.enqueue(name)
        note.enqueue(name)


def test_a_step_that_fails_is_undone_alone() -> None:
    with one_step():
        _write("first")
        with suppress(ValueError), one_step():
            _write("second")
            raise ValueError
        with one_step():
            _write("third")
    assert list(Tag.objects.order_by("pk").values_list("name", flat=True)) == ["first", "third"]
    queued = DBTaskResult.objects.filter(task_path=note.module_path)
    assert [row.args_kwargs["args"] for row in queued.order_by("enqueued_at")] == [
        ["first"],
        ["third"],
    ]


def test_a_part_can_be_undone_where_it_says_so() -> None:
    with one_step(), savepoints():
        with suppress(ValueError), transaction.atomic():
            _write("first")
            raise ValueError
        _write("second")
    assert [tag.name for tag in Tag.objects.all()] == ["second"]


def test_afterwards_all_is_as_before() -> None:
    with suppress(ValueError), one_step():
        raise ValueError
    assert connection.savepoint() is not None
    note.enqueue("at once")
    assert DBTaskResult.objects.filter(task_path=note.module_path).count() == 1
