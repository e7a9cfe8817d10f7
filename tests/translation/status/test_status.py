"""Whether a translation is behind its original, since when, and by what."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from hni_site.editorial.enums import ChangeKind
from hni_site.translation.enums import State
from hni_site.translation.status.models import SourceVersion, TranslationStatus
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteImageFactory
from tests.translation.room import Room, is_public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


@pytest.fixture
def room() -> Room:
    room = Room()
    room.bring_to_public()
    return room


@pytest.mark.parametrize(
    ("kind", "state"),
    [(ChangeKind.MINOR, State.OUTDATED_MINOR), (ChangeKind.MAJOR, State.OUTDATED_MAJOR)],
)
def test_outdated_as_the_editor_says(room: Room, kind: ChangeKind, state: State) -> None:
    room.change_original(kind, summary="A network of home-based workers and their friends.")

    assert room.state == state
    assert room.status.outdated == kind
    assert room.status.outdated_since is not None
    assert is_public(room.page), "an outdated translation stays"


def test_what_nobody_said_is_proposed(room: Room) -> None:
    room.change_original(summary="A network of home based workers!")
    assert room.state == State.OUTDATED_MINOR
    room.change_original(summary="A network of factories.")
    assert room.state == State.OUTDATED_MAJOR


def test_changed_back_is_current(room: Room) -> None:
    before = room.fresh_original.summary
    room.change_original(ChangeKind.MAJOR, summary="Something else.")
    room.change_original(ChangeKind.MAJOR, summary=before)

    assert room.state == State.CURRENT
    assert room.status.outdated_since is None


def picture() -> dict[str, Any]:
    """A block without a word."""
    image = {"image": SiteImageFactory().pk, "alt_text": "", "decorative": True}
    return {"type": "image", "value": {"image": image, "caption": "", "credit": ""}}


Body = list[dict[str, Any]]
WORDLESS: dict[str, Callable[[Body], Body]] = {
    "a picture is added": lambda body: [*body, picture()],
    "a picture is another": lambda body: [*body[:2], {**picture(), "id": body[2]["id"]}],
    "a picture is gone": lambda body: body[:2],
    "two blocks change places": lambda body: [body[1], body[0], body[2]],
}


def test_what_changed_beside_the_words() -> None:
    paragraphs = [("paragraph", f"<p>We {what}.</p>") for what in ("weave", "sew")]
    room = Room(StandardPageFactory(parent=home_page(), body=paragraphs))
    original = room.fresh_original
    to_body = original.body.stream_block.to_python
    body = [*original.body.get_prep_value(), {**picture(), "id": str(uuid4())}]
    room.change_original(body=to_body(body))
    room.bring_to_public()
    for name, change in WORDLESS.items():
        room.change_original(body=to_body(change(body)))
        assert room.state == State.OUTDATED_MINOR, name
        room.change_original(body=to_body(body))
        assert room.state == State.CURRENT, name

    room.change_original(ChangeKind.MAJOR, lead_image=SiteImageFactory())
    assert room.state == State.OUTDATED_MAJOR
    room.change_original(body=to_body(body[::-1]))
    room.hand_over()
    room.approve()
    assert room.state == State.CURRENT
    assert room.page.lead_image == room.fresh_original.lead_image
    assert [block.id for block in room.page.body] == [block["id"] for block in body[::-1]]


def test_the_same_text_saved_again_is_no_change(room: Room) -> None:
    room.change_original(ChangeKind.MAJOR)

    assert room.state == State.CURRENT
    assert (
        SourceVersion.objects.filter(source__object_id=room.original.translation_key).count() == 1
    )


def test_brought_up_to_date(room: Room) -> None:
    room.change_original(ChangeKind.MAJOR, summary="Something else.")
    assert room.status.translated == room.status.segments - 1

    room.write_all()
    room.hand_over()
    assert room.state == State.IN_REVIEW
    assert room.status.outdated == ChangeKind.MAJOR, "readers still have the old text"
    room.approve()

    assert room.state == State.CURRENT
    assert room.page.summary == "es: Something else."


def test_unpublished_and_deleted(room: Room) -> None:
    room.page.unpublish()
    assert room.state == State.CURRENT

    room.page.delete()
    assert not TranslationStatus.objects.filter(
        translation_key=room.original.translation_key
    ).exists()


def test_a_recount_finds_nothing_to_mend(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    room.change_original(ChangeKind.MINOR, summary="Something else.")
    call_command("recount_translations")
    assert capsys.readouterr().out == "0 rows mended.\n"

    TranslationStatus.objects.update(state=State.MISSING, words=0)
    call_command("recount_translations")
    assert room.state == State.OUTDATED_MINOR
