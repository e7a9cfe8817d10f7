import os
import signal
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hni_site.operations.worker import (
    ATTEMPTS,
    BEAT_EVERY,
    SILENCE,
    Worker,
    last_sign_of_life,
    requeue_lost_tasks,
    show_life,
    sign_off,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
done: list[str] = []


@task()
def note(word: str) -> None:
    done.append(word)


@task()
def note_and_ask_to_stop(word: str) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    done.append(word)


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


def _claimed_by(worker_id: str) -> DBTaskResult[..., object]:
    found = DBTaskResult.objects.get(id=note.enqueue("felt").id)
    found.claim(worker_id)
    return found


@pytest.mark.django_db
def test_signs_of_life() -> None:
    assert last_sign_of_life() is None
    show_life("w1", NOW)
    show_life("w2", NOW + BEAT_EVERY)
    assert last_sign_of_life() == NOW + BEAT_EVERY
    sign_off("w2")
    assert last_sign_of_life() == NOW


@pytest.mark.django_db
def test_a_task_of_a_worker_that_lives_is_left_to_it() -> None:
    found = _claimed_by("w1")
    show_life("w1", NOW)
    requeue_lost_tasks(NOW + SILENCE - timedelta(seconds=1))
    found.refresh_from_db()
    assert found.status == TaskResultStatus.RUNNING


@pytest.mark.django_db
@pytest.mark.parametrize("was_ever_seen", [True, False])
def test_a_task_of_a_worker_that_is_gone_is_given_back(was_ever_seen: bool) -> None:
    found = _claimed_by("w1")
    if was_ever_seen:
        show_life("w1", NOW)
    show_life("w2", NOW + SILENCE)
    requeue_lost_tasks(NOW + SILENCE)
    assert DBTaskResult.objects.ready().get() == found


@pytest.mark.django_db
def test_a_task_that_loses_its_workers_again_and_again_fails() -> None:
    found = _claimed_by("w1")
    for number in range(2, ATTEMPTS + 1):
        requeue_lost_tasks(NOW)
        found.refresh_from_db()
        assert found.status == TaskResultStatus.READY
        found.claim(f"w{number}")
    requeue_lost_tasks(NOW)
    found.refresh_from_db()
    assert found.status == TaskResultStatus.FAILED
    assert "LostTooOften" in found.exception_class_path


@pytest.mark.django_db(transaction=True)
# The tests' SQLite, in memory, lets no two threads wait for each other; a file does.
@pytest.mark.only_on("postgresql")
def test_a_stop_signal_lets_the_worker_finish_its_task_and_take_no_other() -> None:
    note_and_ask_to_stop.enqueue("felt")
    note.enqueue("wool")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        call_command("run_worker")
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert done == ["felt"]
    statuses = set(DBTaskResult.objects.values_list("task_path", "status"))
    assert {status for _, status in statuses} == {
        TaskResultStatus.SUCCESSFUL,
        TaskResultStatus.READY,
    }
    assert last_sign_of_life() is None
    assert "clock" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.django_db(transaction=True)
def test_a_signal_between_taking_a_task_and_beginning_it_loses_no_task(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note.enqueue("felt")
    worker = Worker()
    claim = DBTaskResult.claim

    def claim_and_stop(self: DBTaskResult[..., object], worker_id: str) -> None:
        claim(self, worker_id)
        worker.shutdown(signal.SIGTERM, None)

    monkeypatch.setattr(DBTaskResult, "claim", claim_and_stop)
    worker.run()
    assert done == ["felt"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_second_signal_ends_the_worker_at_once() -> None:
    worker = Worker()
    handlers = {
        number: signal.getsignal(number)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    }
    worker.shutdown(signal.SIGTERM, None)
    with pytest.raises(SystemExit):
        worker.shutdown(signal.SIGTERM, None)
    for number, handler in handlers.items():
        signal.signal(number, handler)
