"""A translation is public when a reviewer of its language has approved it, and not before."""

import pytest
from wagtail_localize.models import Translation

from hni_site.access.enums import RoleName
from hni_site.editorial.errors import NotSignedOff
from hni_site.editorial.models import ApprovalRefused
from hni_site.translation.enums import State
from hni_site.translation.review.demands import NotTranslated
from hni_site.translation.status.models import SourceVersion
from tests.factories.pages import locale
from tests.factories.people import person
from tests.translation.room import Room, is_public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


@pytest.fixture
def room() -> Room:
    return Room()


def test_from_sent_to_public(room: Room) -> None:
    room.send()
    assert not is_public(room.page)
    assert room.state == State.IN_PROGRESS
    assert room.status.translated == 0
    assert room.status.words_left == room.status.words > 10

    room.write(room.segments[0])
    assert room.status.translated == 1
    assert 0 < room.status.words_left < room.status.words

    room.write_all()
    assert (room.status.translated, room.status.words_left) == (room.status.segments, 0)
    assert room.state == State.IN_PROGRESS

    room.hand_over()
    assert room.state == State.IN_REVIEW

    room.approve()
    assert room.state == State.CURRENT
    assert is_public(room.page)
    assert room.page.title == "es: Who we are"


def test_nothing_untranslated_is_approved(room: Room) -> None:
    room.send()
    for segment in room.segments[1:]:
        room.write(segment)
    room.hand_over()

    with pytest.raises(NotTranslated, match="1 segment is not translated"):
        room.approve()

    assert not is_public(room.page)


def test_only_by_a_reviewer_of_the_language(room: Room) -> None:
    locale("fr")
    others = [
        room.translator,
        person(RoleName.REVIEWER, language="fr"),
        person(RoleName.EDITOR),
        person(RoleName.MEDIA_OFFICER),
    ]
    room.send()
    room.write_all()
    room.hand_over()
    task = room.page.current_workflow_task.specific

    assert [user for user in others if task.get_actions(room.page, user)] == []
    assert [name for name, *_rest in task.get_actions(room.page, room.reviewer)] == [
        "reject",
        "approve",
    ]
    assert list(task.approvers(room.page)) == [room.reviewer]
    assert [bool(task.get_task_states_user_can_moderate(u)) for u in (*others, room.reviewer)] == [
        False,
        False,
        False,
        False,
        True,
    ]


def test_not_by_whoever_wrote_last(room: Room) -> None:
    room.translator = room.reviewer
    room.send()
    room.write_all()
    room.hand_over()

    with pytest.raises(ApprovalRefused, match="someone else"):
        room.approve()


def test_what_was_written_after_it_was_handed_over_is_not_approved_unseen(room: Room) -> None:
    room.send()
    room.write_all()
    room.hand_over()
    room.write(room.segments[0], "Otra cosa")

    with pytest.raises(NotTranslated, match="after this version"):
        room.approve()


def test_it_waits_for_its_original(room: Room) -> None:
    original = room.fresh_original
    original.unpublish()
    room.send()
    room.write_all()
    room.hand_over()
    room.approve()
    assert not is_public(room.page), "its original is not"

    room.change_original()

    assert is_public(room.page)


def test_the_engines_own_publishing_asks_for_approval(
    room: Room, django_capture_on_commit_callbacks: object
) -> None:
    room.send()
    room.write_all()
    translation = Translation.objects.get(
        target_locale=locale("es"), source__object_id=room.original.translation_key
    )

    with pytest.raises(NotSignedOff), django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        translation.save_target(user=room.reviewer, publish=True)

    assert not is_public(room.page)


def test_a_major_change_before_it_is_public_ends_its_approval(room: Room) -> None:
    room.fresh_original.unpublish()
    room.bring_to_public()
    page = room.fresh_original
    page.title = "Who they are"

    room.change_original(title="Who they are")

    assert SourceVersion.objects.filter(source__object_id=page.translation_key).count() == 2
    assert not is_public(room.page)
    assert room.state == State.OUTDATED_MAJOR
