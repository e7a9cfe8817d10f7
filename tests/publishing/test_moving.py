"""Setting, moving and lifting an embargo: by whom, with which words, through the admin's form."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from hni_site.publishing.embargo.moving import MoveRefused, move_embargo
from hni_site.publishing.embargo.rules import local_time
from tests.content_store.store import is_right, state
from tests.editorial.people import Desk, executive, media_officer, person
from tests.factories.home import StandardPageFactory
from tests.publishing.releases import (
    DAY,
    END,
    SECOND,
    ZONE,
    Release,
    boss,
    clock_strikes,
    publications,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


EVERYWHERE = [True, True]


class Room:
    """A release that is signed off, a media officer and the executive."""

    def __init__(self, clock: Any) -> None:
        self.clock = clock
        self.media = Desk(media_officer())
        self.executive = Desk(executive())
        self.release = Release()
        self.release.sign_off()
        self.address = reverse("embargo", args=[self.release.english.pk])

    def send(self, desk: Desk, until: Any = END, **fields: str) -> Any:
        local = local_time(until, ZONE)
        data = {"day": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M:%S}", "zone": ZONE, **fields}
        return desk.client.post(self.address, data, follow=True)

    @property
    def until(self) -> Any:
        return self.release.fresh().embargo_until


@pytest.fixture
def room() -> Any:
    with time_machine.travel(END - 2 * DAY, tick=False) as clock:
        yield Room(clock)


def entries(action: str) -> list[PageLogEntry]:
    return list(PageLogEntry.objects.filter(action=action).order_by("page_id"))


def texts(response: Any) -> str:
    """What the page says, in one line."""
    return " ".join(response.content.decode().split())


# --- The form -------------------------------------------------------------------------------------


def test_set_in_its_zone_for_every_language(room: Room) -> None:
    page = texts(room.media.client.get(room.address))
    assert 'value="UTC" selected' in page
    assert "Lift it now" not in page

    response = room.send(room.media)

    assert "Under embargo until 8 November 2026, 06:00 (Africa/Nairobi)." in texts(response)
    assert [page.embargo_until for page in room.release.pages] == [END, END]
    for entry in entries("hni.embargo.set"):
        assert entry.user == room.media.user
        assert entry.data["embargo"]["zone"] == ZONE
        assert entry.data["embargo"]["to"] == "2026-11-08T03:00:00Z"
    assert len(entries("hni.embargo.set")) == 2


def test_moved_later_with_a_reason_that_the_history_tells(room: Room) -> None:
    room.send(room.media)

    response = room.send(room.media, END + DAY)
    assert "Give a reason" in texts(response)
    assert room.until == END

    room.send(room.media, END + DAY, reason="The minister speaks a day later.")

    assert room.until == END + DAY
    for page in room.release.pages:
        history = reverse("wagtailadmin_pages:history", args=[page.pk])
        assert (
            "Embargo moved to 9 November 2026, 06:00 (Africa/Nairobi). "
            "The minister speaks a day later."
        ) in texts(room.media.client.get(history))
    room.clock.move_to(END)
    clock_strikes()
    assert room.release.live == [False, False]
    room.clock.move_to(END + DAY)
    clock_strikes()
    assert room.release.live == [True, True]


def test_only_the_executive_moves_it_earlier(room: Room) -> None:
    room.send(room.media)

    response = room.send(room.media, END - DAY, reason="So.")
    assert "Only the executive lifts an embargo or moves it to an earlier moment." in texts(
        response
    )
    assert room.until == END

    room.send(room.executive, END - DAY, reason="So.")
    assert room.until == END - DAY


def test_the_executive_lifts_it_and_what_is_signed_off_is_public_at_once(
    room: Room, client: Client
) -> None:
    room.send(room.media)
    assert "Lift it now" not in texts(room.media.client.get(room.address))
    response = room.media.client.post(room.address, {"lift": "", "zone": ZONE, "reason": "So."})
    assert "Only the executive lifts" in texts(response)

    assert "Lift it now" in texts(room.executive.client.get(room.address))
    room.executive.client.post(room.address, {"lift": "", "zone": ZONE})
    assert room.release.live == [False, False], "without a reason"
    room.executive.client.post(room.address, {"lift": "", "zone": ZONE, "reason": "It is out."})

    told = room.release.told(client)
    assert told == dict.fromkeys(told, EVERYWHERE)
    assert len(entries("hni.embargo.lift")) == 2
    assert [publications(page) for page in room.release.pages] == [1, 1]
    assert is_right()


def test_a_time_that_is_none_and_one_that_comes_twice(room: Room) -> None:
    def send(day: str) -> Any:
        data = {"day": day, "time": "02:30", "zone": "Europe/Berlin"}
        return room.media.client.post(room.address, data, follow=True)

    assert "Clocks go forward over this time there." in texts(send("2027-03-28"))
    assert "Clocks show this time twice that night" in texts(send("2027-10-31"))
    assert f"{room.until:%H:%M}" == "01:30"


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": ""}, "This field is required."),
        ({"time": ""}, "This field is required."),
        ({"day": "8.11."}, "Enter a valid date."),
        ({"zone": "Africa/Felt"}, "Select a valid choice."),
        ({"reason": "a" * 1001}, "at most 1000 characters"),
        ({"day": "2026-11-01"}, "That moment has passed."),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    room: Room, fields: dict[str, str], complaint: str
) -> None:
    assert complaint in texts(room.send(room.media, **fields))
    assert room.until is None


def test_nobody_else(room: Room) -> None:
    other = Desk(person("translator", "Translator", "change"))

    assert "Embargo" not in other.client.get(room.address, follow=True).context["messages"]
    room.send(other)
    with pytest.raises(MoveRefused):
        move_embargo(room.release.fresh(), END, ZONE, "So.", other.user)

    assert room.until is None
    assert room.address not in texts(
        other.client.get(reverse("wagtailadmin_pages:edit", args=[room.release.english.pk]))
    )


def test_other_types_have_none(room: Room) -> None:
    page = StandardPageFactory()

    room.media.client.post(reverse("embargo", args=[page.pk]), {})

    assert not PageLogEntry.objects.filter(action__startswith="hni.embargo").exists()
    edit = room.media.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert reverse("embargo", args=[page.pk]) not in texts(edit)


# --- What is public -------------------------------------------------------------------------------


def test_what_is_public_is_taken_down_with_a_reason(room: Room) -> None:
    for page in room.release.pages:
        page.get_latest_revision().publish(user=boss())
    assert "An embargo takes it down in: English, اردو." in texts(
        room.media.client.get(room.address)
    )
    assert "Give a reason" in texts(room.send(room.media))
    assert room.release.live == [True, True]

    room.send(room.media, reason="Sent too early.")

    assert room.release.live == [False, False]
    assert [state(page) for page in room.release.pages] == ["embargoed"] * 2


# --- The editor's screen --------------------------------------------------------------------------


def editor_of(room: Room, desk: Desk) -> str:
    edit = reverse("wagtailadmin_pages:edit", args=[room.release.english.pk])
    return texts(desk.client.get(edit))


def standing_in(editor: str, language: str) -> str:
    """What the embargo's panel says of the language."""
    return re.findall(rf"<span>{language}</span>\s*<span [^>]*desk-state--([\w-]+)", editor)[0]


def test_the_panel_says_what_will_happen(room: Room) -> None:
    assert "This release has no embargo." in editor_of(room, room.media)
    assert f'href="{room.address}"> Set an embargo' in editor_of(room, room.media)

    draft = room.release.fresh(room.release.urdu).get_latest_revision_as_object()
    draft.title = "Other words"
    draft.save_revision()
    room.send(room.media)

    told = editor_of(room, room.media)
    assert "Under embargo until 8 November 2026, 06:00 (Africa/Nairobi)." in told
    assert standing_in(told, "English") == "signed-off"
    assert standing_in(told, "اردو") == "draft"
    assert "Move or lift the embargo" in told

    room.clock.move_to(END + SECOND)
    clock_strikes()
    told = editor_of(room, room.media)
    assert "The embargo ended on 8 November 2026, 06:00 (Africa/Nairobi)." in told
    assert standing_in(told, "English") == "public"
    assert standing_in(told, "اردو") == "draft"
