"""What a client is told that asks too often, wrongly, or of what isn't there; also by our fault."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from hni_site.throttling import client_address
from tests.api.test_contract_http import get

# What goes over the wire is the same whichever database it was read from.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

PROBLEM = "application/problem+json"


# --- Limits ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("seeded")
@override_settings(API_REQUESTS_PER_MINUTE=3)
@time_machine.travel("2026-05-05T10:00:20Z", tick=False)
def test_each_client_has_a_share_of_each_minute(client: Client) -> None:
    for left in (2, 1, 0):
        response = get(client, "pages/")
        assert response.status_code == 200
        assert response["RateLimit-Limit"] == "3"
        assert response["RateLimit-Remaining"] == str(left)
        assert response["RateLimit-Reset"] == "40"
    refused = get(client, "press-releases/")
    other = client.get("/api/v2/pages/", REMOTE_ADDR="198.51.100.7")

    assert refused.status_code == 429
    assert refused["Content-Type"] == PROBLEM
    assert refused["Retry-After"] == "40"
    assert refused["RateLimit-Remaining"] == "0"
    assert refused["Cache-Control"] == "no-store"
    assert refused.json() == {
        "title": "Too Many Requests",
        "status": 429,
        "detail": "More than 3 requests in a minute. Retry-After says when to go on.",
    }
    assert other.status_code == 200
    with time_machine.travel("2026-05-05T10:01:00Z", tick=False):
        assert get(client, "pages/").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),  # Anyone can write that header.
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # What the client made up stands before.
        (2, "10.0.0.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (1, "", "127.0.0.1"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9, ", "127.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(proxies: int, forwarded: str, address: str) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(request.META) == address


@pytest.mark.usefixtures("seeded")
def test_without_redis_there_is_no_limit_but_an_answer(client: Client) -> None:
    redis = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:9/0",
    }
    with override_settings(CACHES={"default": redis}, API_REQUESTS_PER_MINUTE=1):
        for _ in range(3):
            response = get(client, "locales/")
            assert response.status_code == 200
            assert "RateLimit-Limit" not in response


# --- Errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["pages/", "pages/1/", "pages/find/", "images/", "openapi.json"])
def test_other_methods(method: str, path: str) -> None:
    """Also from a browser, where Django would else ask a POST for a token."""
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v2/{path}")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == PROBLEM
    assert response["Cache-Control"] == "no-store"
    assert response.json()["status"] == 405


def test_options(client: Client) -> None:
    response = client.options("/api/v2/pages/")

    assert response.status_code == 204
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "path",
    ["/api/", "/api/v1/", "/api/v2/nothing/", "/api/v2/nothing", "/api/v2/pages/abc/",
     "/api/v2/pages/-1/", "/api/v2/pages/1/2/", "/api/v3/pages/", "/api/v2/\u0000/"],
)  # fmt: skip
def test_unknown_address(path: str, client: Client) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM
    assert response["Cache-Control"] == "no-store"
    assert "/api/v2/docs/" in response.json()["detail"]
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("path", ["pages", "press-releases", "pages/1", "docs", "pages/find"])
def test_forgotten_slash_is_put_right(path: str, client: Client) -> None:
    response = client.get(f"/api/v2/{path}?limit=1")

    assert response.status_code == 301
    assert response["Location"] == f"/api/v2/{path}/?limit=1"


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    "path",
    [
        "pages/?limit=x",
        "pages/999999/",
        "pages/find/",
        "images/999999/",
        "ratifications/?locale=xx",
    ],
)
def test_errors_are_kept_by_nobody(path: str, client: Client) -> None:
    for _ in range(2):
        response = get(client, path)
        assert response.status_code in (400, 404)
        assert response["Cache-Control"] == "no-store"
        assert "ETag" not in response
        assert response.json().keys() == {"message"}


def test_fault_of_ours_tells_nothing_of_the_inside(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("hni_site.api.pages.find", fail)
    response = Client(raise_request_exception=False).get("/api/v2/pages/")

    assert response.status_code == 500
    assert response["Content-Type"] == PROBLEM
    assert response["Cache-Control"] == "no-store"
    assert response.json().keys() == {"title", "status", "detail"}
    assert "secret" not in response.content.decode()
    assert "the secret inside" in caplog.text


def test_host_that_is_not_ours(client: Client) -> None:
    response = client.get("/api/v2/pages/", headers={"Host": "elsewhere.example.org"})

    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM


def test_errors_elsewhere_are_pages(client: Client) -> None:
    response: HttpResponse = client.get("/en/nothing-here/")  # type: ignore[assignment] # a subclass

    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")
