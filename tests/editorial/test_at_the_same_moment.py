"""Several people on one text at the same moment: one wins, and everyone is told."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from wagtail.models import Revision, TaskState

from hni_site.access.groups import Groups
from hni_site.editorial.models import SignOff
from hni_site.editorial.text import latest_text, text_hash
from news.models import PressReleasePage
from tests.editorial.people import Desk, editor
from tests.editorial.test_sign_off import Room
from tests.factories.home import home_page
from tests.factories.pages import locale

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room() -> Room:
    locale("en")
    home_page()
    Groups().repair()  # A test before this one emptied the database.
    return Room()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each gives, all begun in the same moment, each on its own connection."""
    gate, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        gate.wait()
        try:
            found[number] = act()
        except BaseException as fault:
            found[number] = fault  # type: ignore[call-overload]  # Looked at by the test.
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    for outcome in found:
        if isinstance(outcome, BaseException):
            raise outcome
    return found


@pytest.mark.parametrize("round_", range(3))
def test_two_editors_save_at_once(room: Room, round_: int) -> None:
    other = Desk(editor("second-editor"))
    mine, theirs = room.editor.open(room.release), other.open(room.release)
    versions = Revision.objects.count()

    answers = at_once(
        lambda: room.editor.send(room.release, mine, title="Mine"),
        lambda: other.send(room.release, theirs, title="Theirs"),
    )

    refused = ["saved a newer version" in answer.content.decode() for answer in answers]
    assert sorted(refused) == [False, True], "one clear winner"
    winner = ["Mine", "Theirs"][refused.index(False)]
    loser = ["Mine", "Theirs"][refused.index(True)]
    assert room.fresh.get_latest_revision_as_object().title == winner
    assert Revision.objects.count() == versions + 1
    assert loser in answers[refused.index(True)].content.decode(), "what was typed is not lost"


@pytest.mark.parametrize("round_", range(3))
def test_an_approval_and_a_change_at_once(room: Room, round_: int) -> None:
    """Either the change comes first, and is not approved unread; or it takes the approval away."""
    room.media.submit(room.release)
    room.editor.decide(room.release)
    address, form = room.executive.read(room.release)
    other = Desk(editor("second-editor"))
    release = room.fresh.get_latest_revision_as_object()
    release.title = "Changed"

    at_once(
        lambda: room.executive.client.post(address, form),
        lambda: _save(release, other),
    )

    now = room.fresh
    signed_off = SignOff.objects.filter(page=now.pk, ended_at=None).first()
    if signed_off:
        assert signed_off.text_hash == latest_text(now) == form["text_read"]
    approved = TaskState.objects.filter(
        task__name="Executive sign-off", status=TaskState.STATUS_APPROVED
    )
    for state in approved:
        assert text_hash(state.revision.as_object()) == form["text_read"]


def _save(release: PressReleasePage, person: Desk) -> None:
    """As the editor's view does, with the page's lock."""
    from hni_site.foundations.changes import content_changes
    from hni_site.publishing.locking import lock_page

    with content_changes():
        lock_page(release.pk)
        release.save_revision(user=person.user)


def test_two_approve_at_once(room: Room) -> None:
    room.media.submit(room.release)
    other = Desk(editor("second-editor"))
    address, form = room.editor.read(room.release)

    at_once(
        lambda: room.editor.client.post(address, form),
        lambda: other.client.post(address, form),
    )

    approved = TaskState.objects.filter(status=TaskState.STATUS_APPROVED)
    assert approved.count() == 1
    assert room.fresh.current_workflow_task.name == "Executive sign-off"


def test_published_and_changed_at_once(room: Room) -> None:
    room.sign_off()
    other = Desk(editor("second-editor"))
    publishing, changing = room.media.open(room.release), other.open(room.release)
    publishing["action-publish"] = "1"
    approved = latest_text(room.fresh)

    at_once(
        lambda: room.media.send(room.release, publishing),
        lambda: other.send(room.release, changing, title="Changed"),
    )

    now = room.fresh
    assert not now.live or text_hash(now) == approved
