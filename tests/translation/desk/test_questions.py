"""A translator asks about a segment; an editor of the original answers."""

import pytest
from django.urls import reverse

from hni_site.access.enums import RoleName
from hni_site.translation.desk.models import Question
from tests.factories.people import client_of, person
from tests.translation.room import Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

URL = "/admin/translations/questions/"


@pytest.fixture
def room() -> Room:
    room = Room()
    room.send()
    return room


def ask(room: Room, text: str = "Do they sew for shops?") -> str:
    response = client_of(room.translator).post(
        reverse("wagtailadmin_pages:edit", args=[room.page.pk]),
        {"action": "ask", "segment": str(room.segments[0].pk), "question": text},
        follow=True,
    )
    shown: str = response.content.decode()
    return shown


def test_asked_and_answered(room: Room) -> None:
    assert "Not answered yet." in ask(room)
    editor = client_of(person(RoleName.EDITOR))
    assert "Do they sew for shops?" in editor.get(URL).content.decode()

    question = Question.objects.get()
    editor.post(URL, {"question": str(question.pk), "answer": "For shops in Nairobi."})

    assert "Do they sew" not in editor.get(URL).content.decode()
    screen = client_of(room.translator).get(reverse("wagtailadmin_pages:edit", args=[room.page.pk]))
    assert "For shops in Nairobi." in screen.content.decode()


def test_an_empty_question_and_an_empty_answer(room: Room) -> None:
    assert "Write your question first." in ask(room, " ")
    ask(room)
    editor = client_of(person(RoleName.EDITOR))
    question = Question.objects.get()
    response = editor.post(URL, {"question": str(question.pk), "answer": " "}, follow=True)
    assert "Write an answer first." in response.content.decode()
    assert editor.post(URL, {"question": "x", "answer": "Yes"}).status_code == 404


@pytest.mark.parametrize("role", [RoleName.EXECUTIVE, RoleName.MEDIA_OFFICER])
def test_who_may_not_change_the_original_answers_nothing(room: Room, role: RoleName) -> None:
    ask(room)
    other = client_of(person(role))
    assert "Do they sew" not in other.get(URL).content.decode()
    other.post(URL, {"question": str(Question.objects.get().pk), "answer": "No."})
    assert Question.objects.get().answered_at is None
