"""Texts that wait are brought to mind once a day."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from tests.editorial.people import Desk, editor
from tests.editorial.test_sign_off import Room

pytestmark = pytest.mark.django_db


def remind_after(**span: float) -> list[mail.EmailMessage]:
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + datetime.timedelta(**span), tick=False):
        call_command("remind_reviewers")
    return mail.outbox


def test_who_could_approve_is_reminded_after_a_day() -> None:
    room = Room()
    room.media.submit(room.release)

    assert remind_after(hours=23) == []
    [message] = remind_after(hours=25)

    assert message.to == ["editor@example.org"]
    assert message.subject == "A text waits for your approval"
    assert "Workers meet" in message.body
    assert f"http://testserver/admin/pages/{room.release.pk}/edit/" in message.body


def test_nobody_is_reminded_of_their_own_text() -> None:
    room = Room()
    other = Desk(editor("second-editor"))
    room.media.submit(room.release)
    room.editor.edit(room.release, title="Workers met")

    assert [message.to for message in remind_after(hours=25)] == [[other.user.email]]


def test_several_texts_in_one_message() -> None:
    room = Room()
    room.media.submit(room.release)
    second = room.fresh.copy(update_attrs={"slug": "second", "title": "Another"}, keep_live=False)
    room.media.submit(second)

    [message] = remind_after(hours=25)

    assert message.subject == "2 texts wait for your approval"
    assert "Another" in message.body


def test_nothing_waits() -> None:
    assert remind_after(hours=25) == []
