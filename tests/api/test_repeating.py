"""Responses given again before Django is asked: the same ones, counted, and never stale."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import OperationalError, close_old_connections, connection
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hni_site.consumers.api_tokens import revoke
from hni_site.content_store.writing import touch_head
from hni_site.delivery import repeating
from hni_site.delivery.repeating import RepeatingApplication
from tests.api.seeding import Seeded
from tests.factories.consumers import api_token, bearer
from tests.factories.news import PressReleasePageFactory

pytestmark = pytest.mark.django_db

ORIGIN = "https://bazaar.example.org"


class Given(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Process:
    """A web server's process: asks the site as gunicorn does, and counts how often Django is."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()
        self.application = RepeatingApplication(self._django)
        self.asked = 0

    def _django(self, environ: Any, start_response: Any) -> Any:
        self.asked += 1
        return self.handler(environ, start_response)

    def get(self, path: str, method: str = "GET", **headers: str) -> Given:
        address = path if path.startswith("/") else f"/api/v2/{path}"
        request = RequestFactory().generic(method, address, headers=headers)
        started: list[Any] = []

        def start_response(*status_and_headers: Any) -> Any:
            started.extend(status_and_headers)

        body = b"".join(self.application(request.environ, start_response))
        return Given(int(started[0].split()[0]), dict(started[1]), body)


@pytest.fixture(autouse=True)
def connection_stays() -> Iterator[None]:
    """As under Django's own test client: the test's transaction goes on."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


@pytest.fixture
def later() -> Iterator[None]:
    """Long enough after the last change for its date to be told."""
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=1), tick=False):
        yield


@pytest.mark.usefixtures("seeded", "later")
@pytest.mark.parametrize("path", ["press-releases/?fields=*", "images/", "navigation/"])
def test_response_is_given_again_for_one_query(path: str) -> None:
    process = Process()
    first = process.get(path)
    with CaptureQueriesContext(connection) as captured:
        second = process.get(path)

    assert first.status == 200
    assert second == first
    assert process.asked == 1
    assert len(captured) == 1


@pytest.mark.usefixtures("later")
def test_change_shows_in_the_very_next_response_of_every_process(seeded: Seeded) -> None:
    processes = [Process(), Process()]
    path = "press-releases/?order=-date&limit=1"
    for process in (*processes, *processes):
        before = process.get(path)
    PressReleasePageFactory(title="Newest", dateline_date=datetime.date(2030, 1, 1))

    for process in processes:
        after = process.get(path)
        assert b"Newest" in after.body
        assert after.headers["ETag"] != before.headers["ETag"]
        assert process.asked == 2


@pytest.mark.usefixtures("seeded", "later")
@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Encoding": "br"},
        {"Accept-Encoding": "gzip"},
        {"Origin": ORIGIN},
        {"Origin": "https://elsewhere.example.org"},
        {"Host": "localhost"},
    ],
    ids=str,
)
def test_what_makes_a_difference_has_a_response_of_its_own(headers: dict[str, str]) -> None:
    with override_settings(CORS_ALLOWED_ORIGINS=[ORIGIN]):
        process = Process()
        plain = process.get("pages/")
        other = process.get("pages/", **headers)
        assert process.asked == 2
        assert process.get("pages/") == plain
        assert process.get("pages/", **headers) == other == Process().get("pages/", **headers)
        assert process.asked == 2
        assert process.get("pages/", Host="elsewhere.example.org").status == 400


@pytest.mark.usefixtures("seeded", "later")
def test_path_cannot_pretend_to_be_a_query() -> None:
    process = Process()
    assert process.get("pages/?limit=1").status == 200
    for path in ("pages/%3Flimit=1", "pages/%0Alimit=1"):
        assert process.get(path).status == 404, path


@pytest.mark.usefixtures("seeded", "later")
@override_settings(API_REQUESTS_PER_MINUTE=3)
def test_response_given_again_is_counted() -> None:
    process = Process()
    given = [process.get("pages/") for _ in range(4)]

    assert [response.status for response in given] == [200, 200, 200, 429]
    left = [response.headers["RateLimit-Remaining"] for response in given]
    assert left == ["2", "1", "0", "0"]
    assert "Retry-After" in given[3].headers
    assert "Retry-After" not in given[2].headers


@pytest.mark.usefixtures("seeded", "later")
@override_settings(API_REQUESTS_PER_MINUTE=1)
def test_feed_is_given_again_and_not_counted() -> None:
    process = Process()
    given = [process.get("/feeds/en/news.atom") for _ in range(3)]

    assert [response.status for response in given] == [200, 200, 200]
    assert process.asked == 1
    assert "RateLimit-Limit" not in given[2].headers
    assert process.get("pages/").status == 200


@pytest.mark.usefixtures("seeded", "later")
def test_other_questions_are_for_django() -> None:
    process = Process()
    tag = process.get("pages/").headers["ETag"]
    assert process.get("pages/", If_None_Match=tag).status == 304
    assert process.get("pages/", "HEAD").body == b""
    assert process.get("pages/", "POST").status == 405
    assert process.asked == 4
    for path in ("pages/?order=random", "pages/?nonsense=1", "pages/999999999/"):
        asked = process.asked
        assert process.get(path).status == process.get(path).status
        assert process.asked == asked + 2, path


@pytest.mark.usefixtures("seeded")
def test_response_without_its_date_is_not_kept() -> None:
    with time_machine.travel("2026-05-05T10:00:00Z", tick=False) as clock:
        touch_head()
        process = Process()
        assert "Last-Modified" not in process.get("pages/").headers
        clock.shift(3)
        assert "Last-Modified" in process.get("pages/").headers
        process.get("pages/")
        assert process.asked == 2


@pytest.mark.usefixtures("seeded", "later")
def test_without_a_database_django_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    process = Process()
    process.get("pages/")

    def standing() -> None:
        raise OperationalError

    monkeypatch.setattr(repeating, "standing", standing)
    process.get("pages/")
    assert process.asked == 2


@pytest.mark.usefixtures("seeded", "later")
def test_an_answer_is_given_again_to_a_token_for_one_query_more() -> None:
    process = Process()
    plain = process.get("pages/")
    (token, text), (_other, of_other) = api_token(), api_token()
    mine = process.get("pages/", **bearer(text))
    assert process.asked == 2
    assert mine.body == plain.body

    with CaptureQueriesContext(connection) as captured:
        assert process.get("pages/", **bearer(text)) == mine
    assert len(captured) == 2
    assert process.get("pages/", **bearer(of_other)) == mine
    assert process.get("pages/") == plain
    assert process.asked == 2
    assert mine.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in mine.headers["Vary"]
    assert plain.headers["Cache-Control"].startswith("public")

    revoke(token, None)
    assert process.get("pages/", **bearer(text)).status == 401
    assert process.get("pages/", **bearer(of_other)).status == 200


@pytest.mark.usefixtures("seeded", "later")
@override_settings(API_REQUESTS_PER_MINUTE=1, API_REQUESTS_PER_MINUTE_WITH_TOKEN=3)
def test_a_repeated_answer_counts_towards_the_token() -> None:
    process, (_token, text) = Process(), api_token()

    given = [process.get("pages/", **bearer(text)) for _ in range(4)]

    assert [response.status for response in given] == [200, 200, 200, 429]
    assert [process.get("pages/").status for _ in range(2)] == [200, 429]
