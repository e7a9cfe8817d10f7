"""A token opens one draft, for some minutes, as long as its owner may read that."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.access.enums import RoleName
from hni_site.consumers.enums import TokenScope
from hni_site.delivery import views
from hni_site.previews.models import Snapshot
from hni_site.previews.snapshots import GOOD_FOR, KEPT, forget_old, take
from news.models import PressReleasePage
from tests.factories.consumers import ORIGIN, api_token, bearer, microsite
from tests.factories.home import StandardPageFactory
from tests.factories.news import PressReleasePageFactory
from tests.factories.people import person
from tests.previews.newsroom import API, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOW = datetime.datetime(2026, 11, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def draft(title: str = "Words of a draft", **fields: Any) -> PressReleasePage:
    page = PressReleasePageFactory(title=title, draft=True, **fields)
    page.save_revision()
    return PressReleasePage.objects.get(pk=page.pk)


def test_a_draft_is_given_and_kept_by_nobody() -> None:
    microsite(PressReleasePage)
    token = take(draft(), person(RoleName.EDITOR))

    answers = [ask(token, Origin=ORIGIN) for _ in range(2)]

    for answer in answers:
        assert answer.status_code == 200
        assert answer.json()["title"] == "Words of a draft"
        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer
        assert {"authorization", "origin"} <= {n.lower() for n in answer["Vary"].split(", ")}
        assert answer["Access-Control-Allow-Origin"] == ORIGIN
    assert not views.memory._kept


def test_it_is_good_for_some_minutes(clock: time_machine.Traveller) -> None:
    token = take(draft(), person(RoleName.EDITOR))

    clock.shift(GOOD_FOR)
    assert ask(token).status_code == 200
    clock.shift(1)

    answer = ask(token)
    assert answer.status_code == 410
    assert "Open it again" in answer.json()["message"]
    assert answer["Cache-Control"] == "no-store"
    assert forget_old() == 1
    assert ask(token).status_code == 410


@pytest.mark.parametrize("how", ["", "forged", "a:b:c", "changed", "elsewhere", "é\x01"])
def test_what_was_not_given_out_here_is_malformed(how: str) -> None:
    token = take(draft(), person(RoleName.EDITOR))
    forged = {
        "changed": token[:5] + ("A" if token[5] != "A" else "B") + token[6:],
        "elsewhere": TimestampSigner(salt="elsewhere").sign_object(["a", 1, 1, 1]),
    }.get(how, how)

    answer = ask(forged)

    assert answer.status_code == 400
    assert "not given out here" in answer.json()["message"]


def test_one_or_the_other_is_asked() -> None:
    for query in ({}, {"token": "x", "page": "1"}, {"token": "x", "fields": "title"}):
        answer = Client().get(API, query)
        assert answer.status_code == 400
        assert answer.json()["message"]
    assert Client().post(API, {"token": "x"}).status_code == 405


def test_it_ends_with_its_owners_rights() -> None:
    page, editor = draft(), person(RoleName.EDITOR)
    token = take(page, editor)
    assert ask(token).status_code == 200

    groups = list(editor.groups.all())
    editor.groups.clear()
    assert ask(token).status_code == 410
    editor.groups.set(groups)
    assert ask(token).status_code == 200
    editor.is_active = False
    editor.save()
    assert ask(token).status_code == 410
    editor.is_active = True
    editor.save()
    page.delete()
    assert ask(token).status_code == 410


def test_it_opens_the_text_for_which_it_was_made() -> None:
    page, editor = draft(), person(RoleName.EDITOR)
    first = take(page, editor)
    page.title = "Later words"
    page.save_revision()

    second = take(PressReleasePage.objects.get(pk=page.pk).get_latest_revision_as_object(), editor)

    assert ask(first).json()["title"] == "Words of a draft"
    assert ask(second).json()["title"] == "Later words"


def test_of_one_draft_the_last_few_are_kept(clock: time_machine.Traveller) -> None:
    page, editor, other = draft(), person(RoleName.EDITOR), person(RoleName.ADMINISTRATOR)
    of_other = take(page, other)
    tokens = []
    for _ in range(KEPT + 1):
        clock.shift(1)
        tokens.append(take(page, editor))

    assert Snapshot.objects.filter(user=editor).count() == KEPT
    assert ask(tokens[1]).status_code == 200
    assert ask(tokens[-1]).status_code == 200
    assert ask(tokens[0]).status_code == 410
    assert ask(of_other).status_code == 200


def test_it_costs_a_few_queries_however_much_is_in_the_draft() -> None:
    def queries(page: Any) -> int:
        token = take(page, editor)
        with CaptureQueriesContext(connection) as captured:
            assert ask(token).status_code == 200
        return len(captured)

    editor = person(RoleName.EDITOR)
    small = queries(draft("Small"))

    assert queries(draft("Large", full=True)) == small
    assert small <= 10


# --- With an API token ----------------------------------------------------------------------------


def of_page(pk: object, text: str = "") -> Any:
    return Client().get(API, {"page": str(pk)}, headers=bearer(text) if text else {})


def test_a_program_with_a_token_for_previews_gets_the_latest_draft() -> None:
    page = draft()
    page.title = "Later words"
    page.save_revision()
    _token, text = api_token(person(RoleName.EXECUTIVE), TokenScope.PREVIEW)

    answer = of_page(page.pk, text)

    assert answer.status_code == 200
    assert answer.json()["title"] == "Later words"
    assert answer["Cache-Control"] == "no-store"
    assert "Authorization" in answer["Vary"]


def test_others_are_told_why_not() -> None:
    page = draft()
    _live, live = api_token(person(RoleName.EDITOR))
    assert of_page(page.pk).status_code == 401
    assert of_page(page.pk)["WWW-Authenticate"] == "Bearer"
    assert of_page(page.pk, "hni_unknown").status_code == 401
    assert of_page(page.pk, live).status_code == 403


def test_it_reads_what_its_owner_may_read_and_nothing_under_embargo() -> None:
    held = draft("Held", embargo_until=NOW + datetime.timedelta(days=1))
    standard = StandardPageFactory(draft=True)
    _token, of_contributor = api_token(person_without_rights(), TokenScope.PREVIEW)
    _token, of_editor = api_token(person(RoleName.EDITOR), TokenScope.PREVIEW)

    for pk, text in (
        (standard.pk, of_contributor),
        (held.pk, of_editor),
        (987654321, of_editor),
        ("x", of_editor),
        (10**30, of_editor),
        (1, of_editor),  # The tree's root.
    ):
        answer = of_page(pk, text)
        assert answer.status_code == 404, pk
        assert answer.json()["message"] == "No Page matches the given query."
    assert of_page(standard.pk, of_editor).status_code == 200


def person_without_rights() -> Any:
    user = person(RoleName.EDITOR)
    user.groups.clear()
    return user
