"""A public release is never quietly changed."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.test.utils.form_data import nested_form_data

from hni_site.editorial.corrections import demand
from hni_site.editorial.enums import ChangeKind
from hni_site.editorial.errors import ChangeNotExplained
from hni_site.editorial.sign_off import grant
from news.models import PressReleasePage
from tests.editorial.people import Desk, editor
from tests.editorial.test_sign_off import Room
from tests.factories.home import StandardPageFactory
from tests.forms import block_data, errors

pytestmark = pytest.mark.django_db

notes = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["wrong", "right"]), max_size=4)


class PublicRoom(Room):
    """The release is public, with one correction."""

    def __init__(self) -> None:
        super().__init__()
        self.sign_off()
        self.media.publish(self.release)

    def corrected(self, *texts: str) -> dict[str, Any]:
        """The form's fields for the release's corrections with further ones behind them."""
        latest = self.fresh.get_latest_revision_as_object()
        for text in texts:
            latest.corrections.append(
                ("correction", {"date": datetime.date(2023, 11, 10), "text": text})
            )
        stream = latest.corrections
        return nested_form_data({"corrections": block_data(stream.stream_block, stream)})


@pytest.fixture
def room() -> PublicRoom:
    return PublicRoom()


def test_major_change_needs_a_note(room: PublicRoom) -> None:
    response = room.media.submit(room.release, title="Other words", change_kind="major")

    assert "needs a correction" in str(errors(response)["corrections"])
    assert not room.fresh.workflow_in_progress


def test_major_change_with_its_note(room: PublicRoom) -> None:
    room.media.submit(
        room.release,
        title="Other words",
        change_kind="major",
        **room.corrected("There are 34 countries."),
    )
    room.editor.decide(room.release)
    room.executive.decide(room.release)
    room.media.publish(room.release)

    release = room.fresh
    assert release.title == "Other words"
    corrections = release.build_document().model_dump()["corrections"]
    assert [c["text"] for c in corrections] == [
        "The number is 33, not 32.",
        "There are 34 countries.",
    ]


def test_minor_change_needs_none(room: PublicRoom) -> None:
    room.media.submit(room.release, title="Wokrers meet", change_kind="minor")
    room.editor.decide(room.release)
    room.executive.decide(room.release)
    room.media.publish(room.release)

    assert room.fresh.title == "Wokrers meet"


def test_it_must_be_said_which(room: PublicRoom) -> None:
    response = room.media.submit(room.release, title="Other words")

    assert "minor or major" in str(errors(response)["change_kind"])


def test_what_was_said_of_one_change_is_not_said_of_the_next(room: PublicRoom) -> None:
    test_minor_change_needs_none(room)

    assert "change_kind" not in room.media.open(room.release), "nothing is ticked"


def test_a_draft_can_be_saved_before_it_is_said(room: PublicRoom) -> None:
    room.media.edit(room.release, title="Other words")

    assert room.fresh.get_latest_revision_as_object().title == "Other words"


def test_published_correction_stays(room: PublicRoom) -> None:
    latest = room.fresh.get_latest_revision_as_object()
    del latest.corrections[0]
    latest.title = "Other words"
    form = room.media.open(room.release)
    for name in list(form):
        if name.startswith("corrections-"):
            del form[name]
    form["corrections-count"] = "0"
    form["change_kind"] = "minor"
    form["action-submit"] = "1"

    response = room.media.send(room.release, form)

    assert "stays as it is" in str(errors(response)["corrections"])


def test_not_even_code_takes_a_published_correction_away(room: PublicRoom) -> None:
    release = room.fresh
    del release.corrections[0]
    release.change_kind = ChangeKind.MINOR
    grant(release, None)

    with pytest.raises(ChangeNotExplained):
        release.save()

    assert len(PressReleasePage.objects.get(pk=release.pk).corrections) == 1


def test_it_is_asked_only_of_what_is_public() -> None:
    draft, public = StandardPageFactory(draft=True), StandardPageFactory()
    client = Desk(editor()).client

    for page, is_asked in ((draft, False), (public, True)):
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert ('name="change_kind"' in form) is is_asked


def test_pages_that_are_not_on_the_record_are_not_held_up() -> None:
    page = StandardPageFactory()
    page.title = "Other words"

    page.save_revision().publish()

    page.refresh_from_db()
    assert page.title == "Other words"


# --- The rule -------------------------------------------------------------------------------------


@given(before=notes, after=notes, kind=st.sampled_from(["", "minor", "major"]))
def test_rule(before: dict[str, str], after: dict[str, str], kind: str) -> None:
    kept = all(after.get(key) == note for key, note in before.items())
    explained = kind == "minor" or (kind == "major" and len(after) > len(before))

    if kept and explained:
        demand(before, after, kind)
    else:
        with pytest.raises(ChangeNotExplained) as refusal:
            demand(before, after, kind)
        assert refusal.value.field in ("corrections", "change_kind")
