import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from hni_site.operations import clock
from hni_site.operations.clock import SCHEDULE, Clock, tick
from hni_site.operations.models import Beat
from hni_site.operations.worker import BEAT_EVERY, last_sign_of_life

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_a_claim_is_given_once_each_time_it_is_due() -> None:
    assert Beat.claim("job", BEAT_EVERY, NOW)
    assert not Beat.claim("job", BEAT_EVERY, NOW)
    assert not Beat.claim("job", BEAT_EVERY, NOW + BEAT_EVERY - SECOND)
    assert Beat.claim("another job", BEAT_EVERY, NOW)
    assert Beat.claim("job", BEAT_EVERY, NOW + BEAT_EVERY)


# The tests' SQLite, in memory, refuses two who write at once; a file has them wait.
@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_gets_the_claim() -> None:
    Beat.claim("job", BEAT_EVERY, NOW - BEAT_EVERY)
    together = threading.Barrier(4)
    claims = []

    def claim() -> None:
        together.wait()
        claims.append(Beat.claim("job", BEAT_EVERY, NOW))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claims) == [False, False, False, True]


@pytest.mark.django_db
def test_a_tick_shows_life_and_runs_what_is_due() -> None:
    ran: list[str] = []
    tick("w1", NOW, ran.append)
    assert last_sign_of_life() == NOW
    assert ran == [job.command for job in SCHEDULE]
    tick("w1", NOW + BEAT_EVERY, ran.append)
    assert ran == [job.command for job in SCHEDULE]  # Once a day.
    assert last_sign_of_life() == NOW + BEAT_EVERY


@pytest.mark.django_db
def test_a_job_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []

    def run(command: str) -> None:
        ran.append(command)
        raise RuntimeError("no luck")

    tick("w1", NOW, run)
    assert ran == [job.command for job in SCHEDULE]
    assert "clearsessions failed" in caplog.text


@pytest.mark.django_db
def test_the_commands_of_the_schedule_run() -> None:
    for job in SCHEDULE:
        call_command(job.command)


@pytest.mark.django_db(transaction=True)
def test_the_clock_outlasts_a_failure_and_signs_off_when_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticked = threading.Event()
    times: list[datetime] = []

    def tick(worker_id: str, now: datetime) -> None:
        times.append(now)
        if len(times) == 1:
            raise RuntimeError("the database is away")
        ticked.set()

    monkeypatch.setattr(clock, "tick", tick)
    monkeypatch.setattr(clock, "BEAT_EVERY", timedelta(milliseconds=10))
    thread = Clock("w1")
    thread.start()
    assert last_sign_of_life() is not None
    assert ticked.wait(10)
    thread.stop()
    assert not thread.is_alive()
    assert "The clock failed" in caplog.text
    assert last_sign_of_life() is None
