"""A program with a token has a share of its own; what is public needs none."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hni_site.access.enums import RoleName
from hni_site.consumers.api_tokens import revoke
from hni_site.consumers.models import ApiToken
from tests.factories.consumers import api_token, bearer
from tests.factories.people import client_of, person
from tests.website.html import attributes, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOW = datetime.datetime(2026, 11, 1, 12, 0, tzinfo=datetime.UTC)
PATH = "/api/v2/pages/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def get(text: str, path: str = PATH, **headers: str) -> Any:
    return Client().get(path, headers={**bearer(text), **headers})


# --- In the admin ---------------------------------------------------------------------------------


def test_a_token_is_made_and_shown_this_once() -> None:
    admin = person(RoleName.ADMINISTRATOR)
    client = client_of(admin)

    made = client.post(
        reverse("api_tokens:add"), {"name": "Bazaar", "scope": "live", "owner": admin.pk}
    )

    [text] = attributes(BeautifulSoup(made.content, "html.parser"), "input#shown-once", "value")
    assert "no-store" in made["Cache-Control"]
    assert text.startswith("hni_")
    token = ApiToken.objects.get()
    assert get(text).status_code == 200
    listed = client.get(reverse("api_tokens:index")).content.decode()
    assert token.beginning in listed
    assert text not in listed + str(token.__dict__) + str(dict(client.session))
    assert [entry.action for entry in ModelLogEntry.objects.all()] == ["hni.api_token.create"]


def test_a_token_is_revoked_and_the_list_still_tells_of_it() -> None:
    client = client_of(person(RoleName.ADMINISTRATOR))
    token, text = api_token()
    address = reverse("api_tokens:revoke", args=[token.pk])
    assert "no way back" in client.get(address).content.decode()
    assert get(text).status_code == 200, "asking is not doing"

    assert "is revoked" in client.post(address, follow=True).content.decode()

    assert get(text).status_code == 401
    soup = BeautifulSoup(client.get(reverse("api_tokens:index")).content, "html.parser")
    [row] = texts(soup, "table.listing tbody tr")
    assert "Sample program" in row
    assert address not in str(soup)


def test_the_list_costs_the_same_however_long_it_is() -> None:
    client = client_of(person(RoleName.ADMINISTRATOR))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("api_tokens:index")).status_code == 200
        return len(captured)

    api_token()
    queries()
    before = queries()
    for _ in range(4):
        api_token()

    assert queries() == before


# --- Asking ---------------------------------------------------------------------------------------


def test_an_unknown_or_revoked_one_is_told_so() -> None:
    token, text = api_token()
    revoke(token, None)
    _other, of_one_who_left = api_token()
    User.objects.filter(pk=_other.owner_id).update(is_active=False)

    for wrong in (text, of_one_who_left, "hni_unknown", "", "x" * 5000, token.token_hash, "hni_\0"):
        answer = get(wrong)
        assert answer.status_code == 401, wrong
        assert "not known" in answer.json()["message"]
        assert answer["WWW-Authenticate"] == 'Bearer error="invalid_token"'
        assert answer["Cache-Control"] == "no-store"


def test_everything_public_is_read_without_one_and_the_same_with_one() -> None:
    _token, text = api_token()

    without, with_one = Client().get(PATH), get(text)

    assert with_one.content == without.content
    assert with_one["ETag"] == without["ETag"]
    assert get(text, **{"If-None-Match": with_one["ETag"]}).status_code == 304
    # A password that a proxy asked for is none of our business, nor is a token elsewhere.
    assert Client().get(PATH, headers={"Authorization": "Basic eDp5"}).status_code == 200
    assert get("hni_unknown", "/feeds/en/news.json").status_code != 401
    assert get("hni_unknown", "/en/").status_code == 200


def test_no_cache_that_others_share_keeps_an_answer_to_a_token() -> None:
    _token, text = api_token()

    for answer in (get(text), get(text, **{"If-None-Match": get(text)["ETag"]})):
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Authorization" in answer["Vary"]
    assert Client().get(PATH)["Cache-Control"].startswith("public")


def test_each_token_has_a_share_of_its_own(settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    settings.API_REQUESTS_PER_MINUTE_WITH_TOKEN = 3
    (_one, first), (_other, second) = api_token(), api_token()

    assert [Client().get(PATH).status_code for _ in range(3)] == [200, 200, 429]
    assert [get(first).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert get(first)["RateLimit-Limit"] == "3"
    assert get(second)["RateLimit-Remaining"] == "2"
    assert get("hni_guessed").status_code == 429, "guesses count towards the address"


def test_it_is_noted_once_a_minute_that_it_is_used(clock: time_machine.Traveller) -> None:
    token, text = api_token()

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            get(text)
        return [query["sql"] for query in captured if "consumers_apitoken" in query["sql"]]

    def noted() -> Any:
        return ApiToken.objects.get(pk=token.pk).last_used_at

    assert len(queries()) == 2
    assert noted() == NOW
    clock.shift(59)
    assert len(queries()) == 1
    assert noted() == NOW
    clock.shift(1)
    assert len(queries()) == 2
    assert noted() == NOW + datetime.timedelta(minutes=1)
