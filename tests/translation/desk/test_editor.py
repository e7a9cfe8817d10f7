"""The screen on which a page is translated, and what its people may do there."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from hni_site.access.enums import RoleName
from hni_site.editorial.enums import ChangeKind
from hni_site.translation.enums import State
from hni_site.translation.glossary.models import GlossaryTerm
from tests.factories.people import client_of, person
from tests.translation.room import Room, is_public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


class Desk:
    """Someone at the screen of the room's page."""

    def __init__(self, room: Room, user: User) -> None:
        self.room = room
        self.client: Client = client_of(user)

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.room.page.pk])

    def look(self) -> Any:
        return self.client.get(self.url)

    def shown(self) -> str:
        text: str = self.look().content.decode()
        return text

    def act(self, action: str, **data: str) -> str:
        response = self.client.post(self.url, {"action": action, **data}, follow=True)
        text: str = response.content.decode()
        return text

    def write(self, number: int, text: str, before: str = "") -> Any:
        translation = Translation.objects.get(
            source__object_id=self.room.original.translation_key,
            target_locale__language_code=self.room.language,
        )
        url = reverse("translation_write", args=[translation.pk, self.room.segments[number].pk])
        return self.client.post(url, {"text": text, "before": before})

    def approve(self) -> str:
        return self.act("approve", text_read=self.look().context["text_read"])


@pytest.fixture
def room() -> Room:
    room = Room()
    room.send()
    return room


@pytest.fixture
def translator(room: Room) -> Desk:
    return Desk(room, room.translator)


@pytest.fixture
def reviewer(room: Room) -> Desk:
    return Desk(room, room.reviewer)


def test_from_the_first_word_to_readers(room: Room, translator: Desk, reviewer: Desk) -> None:
    assert "A network of home-based workers." in translator.shown()
    assert "Hand to review" in translator.shown()
    for number, segment in enumerate(room.segments):
        answer = translator.write(number, f"Una {segment.string.data}")
        assert answer.status_code == 200
        assert answer.json()["left"] == len(room.segments) - number - 1
    assert "is with its reviewers" in translator.act("hand-over")
    assert room.state == State.IN_REVIEW
    assert "Take it back" in translator.shown()

    assert "Approve" in reviewer.shown()
    assert "It is public" in reviewer.approve()
    assert is_public(room.page)
    assert room.page.title == "Una Who we are"


def test_sent_back_with_a_comment_and_handed_over_again(
    room: Room, translator: Desk, reviewer: Desk
) -> None:
    room.write_all()
    translator.act("hand-over")
    assert "Say what is to be changed" in reviewer.act("reject", text_read="")
    reviewer.act("reject", comment="“Coser” is better here.")
    assert room.state == State.IN_PROGRESS
    assert "“Coser” is better here." in translator.shown()

    translator.write(0, "Quiénes somos", before="es: Who we are")
    translator.act("hand-over")
    reviewer.approve()

    assert is_public(room.page)
    assert room.page.title == "Quiénes somos"


def test_nothing_is_handed_over_before_it_is_whole(room: Room, translator: Desk) -> None:
    assert "are not translated yet" in translator.act("hand-over")
    assert room.state == State.IN_PROGRESS


def test_a_fault_holds_it_back_until_a_reviewer_overrules(
    room: Room, translator: Desk, reviewer: Desk
) -> None:
    GlossaryTerm.objects.create(language="en", term="network", keep_as_is=True)
    room.write_all()
    summary = next(n for n, s in enumerate(room.segments) if "network" in s.string.data)
    before = f"es: {room.segments[summary].string.data}"
    answer = translator.write(summary, "Una red de trabajadoras.", before=before)
    assert [finding["blocks"] for finding in answer.json()["findings"]] == [True]
    assert "Not yet ready for review" in translator.act("hand-over")

    shown = reviewer.look().context["rows"][summary]
    data = {"segment": str(shown.row.pk), "check": shown.findings[0].finding.check}
    assert "Say why" in reviewer.act("overrule", **data)
    reviewer.act("overrule", note="“Red” is what they call themselves.", **data)
    assert "they call themselves" in translator.shown()
    translator.act("hand-over")
    assert room.state == State.IN_REVIEW


def test_only_reviewers_overrule(room: Room, translator: Desk) -> None:
    response = translator.client.post(translator.url, {"action": "overrule", "note": "So."})
    assert response.status_code in (302, 403)
    assert "Overrule" not in translator.shown()


def test_two_write_the_same_segment(room: Room, translator: Desk) -> None:
    other = Desk(room, person(RoleName.TRANSLATOR, language="es"))
    assert translator.write(0, "Quiénes somos").status_code == 200

    answer = other.write(0, "Nosotras")

    assert answer.status_code == 409
    assert answer.json()["text"] == "Quiénes somos"
    assert (
        StringTranslation.objects.get(
            context__path="title",
            locale__language_code="es",
            context__object_id=room.original.translation_key,
        ).data
        == "Quiénes somos"
    )
    assert other.write(0, "Nosotras", before="Quiénes somos").status_code == 200


def test_too_long_is_refused_and_emptied_is_untranslated(room: Room, translator: Desk) -> None:
    assert translator.write(0, "x" * 20_001).status_code == 400
    translator.write(0, "Quiénes somos")
    assert translator.write(0, "", before="Quiénes somos").json()["left"] == len(room.segments)


@pytest.mark.parametrize(
    ("role", "language"),
    [
        (RoleName.TRANSLATOR, "fr"),
        (RoleName.MEDIA_OFFICER, ""),
        (RoleName.EXECUTIVE, ""),
    ],
)
def test_others_write_nothing(room: Room, role: RoleName, language: str) -> None:
    from tests.factories.pages import locale

    locale("fr")
    other = Desk(room, person(role, language=language))
    assert other.write(0, "Mine").status_code in (302, 403)
    assert not StringTranslation.objects.filter(data="Mine").exists()


def test_while_it_is_reviewed_its_translator_may_not_write(room: Room, translator: Desk) -> None:
    room.write_all()
    translator.act("hand-over")
    assert translator.write(0, "Otra", before="es: Who we are").status_code in (302, 403)
    translator.act("take-back")
    assert translator.write(0, "Otra", before="es: Who we are").status_code == 200


def test_what_changed_is_shown_word_by_word(room: Room, translator: Desk, reviewer: Desk) -> None:
    room.write_all()
    translator.act("hand-over")
    reviewer.approve()
    room.change_original(ChangeKind.MAJOR, summary="A network of home-based weavers.")

    shown = translator.shown()

    assert "<del>workers</del><ins>weavers</ins>" in shown
    assert "says something else now" in shown


def test_claimed(room: Room, translator: Desk) -> None:
    translator.act("claim")
    assert room.status.claimed_by == room.translator
    assert "is at it" in translator.shown()
    translator.act("release")
    assert room.status.claimed_by is None


def test_queries_do_not_grow_with_the_page(room: Room, translator: Desk) -> None:
    room.bring_to_public()
    room.change_original(body=[("paragraph", "<p>One sentence.</p>")])
    translator.look()
    with CaptureQueriesContext(connection) as few:
        translator.look()
    room.change_original(body=[("paragraph", f"<p>Sentence {n}.</p>") for n in range(20)])
    with CaptureQueriesContext(connection) as many:
        translator.look()
    assert len(many) <= len(few) <= 45
