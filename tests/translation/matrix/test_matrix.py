"""Pages × languages: what is where, for whom, and at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hni_site.access.enums import RoleName
from hni_site.editorial.enums import ChangeKind
from hni_site.translation.enums import State
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale, translate
from tests.factories.people import client_of, person
from tests.translation.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


@pytest.fixture
def room() -> Room:
    room = Room()
    room.bring_to_public()
    return room


@pytest.fixture
def client(room: Room) -> Client:
    return client_of(room.translator)


def look(client: Client, **asked: str) -> Any:
    return client.get(reverse("translation_matrix"), asked).context


def cells(context: Any) -> dict[str, dict[str, State | None]]:
    return {
        row.page.title: {cell.locale.language_code: cell.state for cell in row.cells}
        for row in context["rows"]
    }


def test_each_page_in_each_language(room: Room, client: Client) -> None:
    locale("fr")
    by_hand = StandardPageFactory(parent=home_page(), title="Contact")
    translate(by_hand, "fr", live=False)
    room.change_original(ChangeKind.MAJOR, summary="Something else.")

    found = cells(look(client))

    assert found["Who we are"] == {
        "en": None,
        "es": State.OUTDATED_MAJOR,
        "fr": State.MISSING,
    }
    assert found["Contact"] == {"en": None, "es": State.MISSING, "fr": State.IN_PROGRESS}
    assert "es: Who we are" not in found, "a translation is no row of its own"
    assert "Contact [fr]" not in found


def test_filtered_and_summed(room: Room, client: Client) -> None:
    StandardPageFactory(parent=home_page(), title="Contact")

    assert set(cells(look(client, language="es", state="missing"))) == {"Contact"}
    assert set(cells(look(client, language="es", state="current"))) >= {"Who we are"}
    assert set(cells(look(client, q="who we"))) == {"Who we are"}
    sums = {one.locale.language_code: dict(one.counts) for one in look(client)["sums"]}
    assert sums["es"][State.CURRENT] == 2
    assert sums["es"][State.MISSING] == 1


def test_nonsense_in_the_address(client: Client) -> None:
    for asked in ({"language": "xx"}, {"state": "what"}, {"p": "99"}, {"p": "x"}):
        assert client.get(reverse("translation_matrix"), asked).status_code == 200


def test_an_affiliates_contributor_sees_their_own(room: Room) -> None:
    outsider = client_of(person(RoleName.EXECUTIVE))
    assert "Who we are" in cells(look(outsider))
    assert client_of(room.reviewer).get(reverse("translation_work")).status_code == 302


def test_queries_stay_the_same(room: Room, client: Client) -> None:
    for language in ("fr", "ur", "hi", "th"):
        locale(language)
    look(client)
    for number in range(30):
        page = StandardPageFactory(parent=home_page(), title=f"Page {number}")
        if number % 3 == 0:
            translate(page, "es")
    with CaptureQueriesContext(connection) as queries:
        assert len(cells(look(client))) > 30
    assert len(queries) <= 15
    with CaptureQueriesContext(connection) as queries:
        look(client, language="es", state="missing")
    assert len(queries) <= 15


def test_work_the_most_urgent_first(room: Room, client: Client) -> None:
    StandardPageFactory(parent=home_page(), title="Contact")
    minor = Room(StandardPageFactory(parent=home_page(), title="History of ours"))
    minor.bring_to_public()
    minor.change_original(ChangeKind.MINOR, summary="With a summary")
    room.change_original(ChangeKind.MAJOR, summary="Something else.")

    response = client.get(reverse("translation_work"), {"language": "es"})

    titles = [work.page.title for work in response.context["work"]]
    assert titles == ["es: Who we are", "es: History of ours", "Contact"]


def test_work_costs_the_same_for_many_pages(room: Room, client: Client) -> None:
    for number in range(12):
        page = StandardPageFactory(parent=home_page(), title=f"Page {number}")
        if number % 3 == 0:
            translate(page, "es", live=False)
    url = reverse("translation_work")
    client.get(url, {"language": "es"})
    with CaptureQueriesContext(connection) as queries:
        client.get(url, {"language": "es"})
    assert len(queries) <= 20, [query["sql"][:120] for query in queries]
