"""What readers and microsites are told of a translation that is behind its original."""

from typing import Any

import pytest
from django.test import Client

from hni_site.editorial.enums import ChangeKind
from tests.content_store.store import document, is_right, work_off
from tests.translation.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOTICE = "The original of this page was changed."


@pytest.fixture
def room() -> Room:
    room = Room()
    room.bring_to_public()
    return room


def meta(page: Any) -> Any:
    return document(page)["meta"]


def test_current(room: Room, client: Client) -> None:
    assert meta(room.page)["source_revision"] == 1
    assert meta(room.fresh_original)["source_revision"] is None
    assert meta(room.page)["outdated"] is None
    work_off()
    assert [one["status"] for one in meta(room.fresh_original)["translations"]] == ["current"]
    assert "notice-outdated" not in client.get(room.page.url).content.decode()


def test_outdated(room: Room, client: Client) -> None:
    room.change_original(ChangeKind.MAJOR, summary="Something else.")

    own = meta(room.page)
    assert (own["source_revision"], own["outdated"]) == (1, "major")
    assert own["outdated_since"] is not None
    assert [one["status"] for one in meta(room.fresh_original)["translations"]] == [
        "outdated-major"
    ]
    shown = client.get(room.page.url).content.decode()
    assert "notice-outdated" in shown
    assert f'href="{room.fresh_original.url.removeprefix("http://testserver")}"' in shown
    assert "notice-outdated" not in client.get(room.fresh_original.url).content.decode()
    work_off()
    assert is_right()


def test_brought_up_to_date(room: Room, client: Client) -> None:
    room.change_original(ChangeKind.MINOR, summary="Something else.")
    assert meta(room.page)["outdated"] == "minor"
    room.write_all()
    room.hand_over()
    room.approve()

    assert meta(room.page)["outdated"] is None
    assert meta(room.page)["source_revision"] == 2
    assert "notice-outdated" not in client.get(room.page.url).content.decode()
