from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from time_machine import travel

from hni_site.content_store.models import PendingRebuild
from hni_site.content_store.writing import touch_head
from hni_site.operations import health
from hni_site.operations.worker import show_life

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def worker() -> None:
    show_life("w1", NOW)


@pytest.fixture
def store(db: None) -> None:
    touch_head()


def test_healthz_asks_no_database(client: Client) -> None:
    # Without the `db` fixture a query is an error.
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "alive"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_are_read_only_and_never_cached(path: str, client: Client, db: None) -> None:
    assert client.post(path).status_code == 405
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_answer_without_https(
    path: str, client: Client, db: None, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code in {200, 503}
    assert client.get("/admin/login/").status_code == 301


@pytest.mark.django_db
@pytest.mark.usefixtures("worker", "store")
def test_readyz_with_every_part_working(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with travel(NOW + timedelta(seconds=12), tick=False), django_assert_max_num_queries(6):
        response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "parts": {
            "database": {"ok": True, "detail": "answers"},
            "migrations": {"ok": True, "detail": "applied"},
            "store": {"ok": True, "detail": "at 1; every document is up to date"},
            "worker": {"ok": True, "detail": "last seen 12 seconds ago"},
        },
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("worker", "store")
@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (59, 200), (60, 503), (3600, 503)])
def test_readyz_when_the_worker_fell_silent(client: Client, seconds: int, status: int) -> None:
    with travel(NOW + timedelta(seconds=seconds), tick=False):
        response = client.get("/readyz")
    assert response.status_code == status
    assert response.json()["parts"]["worker"]["ok"] is (status == 200)


@pytest.mark.django_db
@pytest.mark.usefixtures("worker", "store")
def test_readyz_says_how_far_behind_the_store_is(client: Client) -> None:
    PendingRebuild.objects.create(page_id=1)
    with travel(NOW, tick=False):
        response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["parts"]["store"] == {
        "ok": True,
        "detail": "at 1; documents to build again: 1",
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_readyz_before_the_store_was_ever_filled(client: Client) -> None:
    with travel(NOW, tick=False):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"]["store"]["ok"] is False


@pytest.mark.django_db
def test_readyz_when_there_never_was_a_worker(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["status"] == "not ready"
    assert "manage.py run_worker" in response.json()["parts"]["worker"]["detail"]


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_readyz_when_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="operations").delete()
    with travel(NOW, tick=False):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"]["migrations"] == {
        "ok": False,
        "detail": "apps with migrations to apply: 1; run manage.py migrate",
    }


@pytest.mark.django_db
def test_readyz_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("password of postgres at 10.0.0.7 refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert {part["ok"] for part in response.json()["parts"].values()} == {False}
    assert "10.0.0.7" not in response.text


@pytest.mark.django_db  # wagtail-localize's first migration asks the database when it is read.
def test_the_latest_migrations_are_those_of_every_app() -> None:
    assert ("operations", "0001_initial") in health._latest_migrations()
    assert {"wagtailcore", "auth"} <= {app for app, _ in health._latest_migrations()}
