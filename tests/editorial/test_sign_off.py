"""A text is public only after others have read and approved just that text."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState, WorkflowPage, WorkflowState

from hni_site.editorial.errors import NotSignedOff
from hni_site.editorial.gate import waived
from hni_site.editorial.models import EditorialWorkflow, SignOff
from hni_site.editorial.sign_off import grant
from hni_site.editorial.text import last_editor_id, text_hash
from hni_site.editorial.workflows import set_up
from hni_site.publishing.actions import publish as publish_as_operator
from news.models import PressReleasePage
from tests.editorial.people import Desk, editor, executive, media_officer
from tests.factories.home import StandardPageFactory
from tests.factories.news import MediaContactFactory, PressReleasePageFactory
from tests.factories.pages import publish
from tests.forms import filled

pytestmark = pytest.mark.django_db


class Room:
    """A draft release and the people around it."""

    def __init__(self) -> None:
        self.media, self.editor, self.executive = (
            Desk(make()) for make in (media_officer, editor, executive)
        )
        self.release = PressReleasePageFactory(
            draft=True, title="Workers meet", full=True, with_contact=True
        )
        self.release.save_revision(user=self.media.user)

    @property
    def fresh(self) -> PressReleasePage:
        return PressReleasePage.objects.get(pk=self.release.pk)

    def sign_off(self) -> None:
        self.media.submit(self.release)
        self.editor.decide(self.release)
        self.executive.decide(self.release)

    def is_signed_off(self) -> bool:
        return SignOff.objects.filter(page=self.release.pk, ended_at=None).exists()


@pytest.fixture
def room() -> Room:
    return Room()


def test_from_draft_to_public(room: Room) -> None:
    assert not room.media.open(room.release).get("action-publish")
    room.media.submit(room.release)
    assert room.fresh.current_workflow_task.name == "Editorial review"
    room.editor.decide(room.release, comment="Well told.")
    assert room.fresh.current_workflow_task.name == "Executive sign-off"
    assert not room.is_signed_off()

    room.executive.decide(room.release)

    assert room.is_signed_off()
    assert not room.fresh.live, "when it is published, someone decides"
    response = room.media.publish(room.release)
    assert "has been published" in response.content.decode()
    assert room.fresh.live
    comments = TaskState.objects.exclude(comment="").values_list("task__name", "comment")
    assert list(comments) == [("Editorial review", "Well told.")]


def test_who_signed_off_stands_in_the_history(room: Room) -> None:
    room.sign_off()

    entry = PageLogEntry.objects.get(page=room.release.pk, action="hni.sign_off")
    assert entry.user == room.executive.user
    assert SignOff.objects.get().by == room.executive.user


def test_not_published_before_it_is_signed_off(room: Room) -> None:
    for person in (room.media, room.editor):
        person.publish(room.release)
        assert not room.fresh.live
    room.media.submit(room.release)
    room.editor.publish(room.release)
    assert not room.fresh.live


def test_changed_after_it_was_signed_off(room: Room) -> None:
    room.sign_off()

    room.media.edit(room.release, title="Workers met")

    assert not room.is_signed_off()
    room.media.publish(room.release)
    assert not room.fresh.live
    assert PageLogEntry.objects.filter(action="hni.sign_off.ended").count() == 1


def test_a_live_release_is_not_signed_off_with_its_next_draft(room: Room) -> None:
    room.sign_off()
    room.media.publish(room.release)

    room.media.edit(room.release, title="Workers met")

    assert not room.is_signed_off()


def test_changed_in_the_moment_of_publishing(room: Room) -> None:
    room.sign_off()

    response = room.media.publish(room.release, title="Workers met")

    assert not room.fresh.live
    assert room.fresh.get_latest_revision_as_object().title == "Workers met", "nothing is lost"
    assert "is not signed off" in response.content.decode()


def test_saved_again_with_the_same_words_stays_signed_off(room: Room) -> None:
    room.sign_off()

    room.media.edit(room.release)

    assert room.is_signed_off()
    room.media.publish(room.release)
    assert room.fresh.live


def test_a_live_release_waits_for_sign_off_with_its_next_text(room: Room) -> None:
    room.sign_off()
    room.media.publish(room.release)

    room.editor.publish(room.release, title="Workers have met", change_kind="minor")

    assert room.fresh.live
    assert room.fresh.title == "Workers meet"
    room.media.submit(room.release)
    Desk(editor("second-editor")).decide(room.release)
    room.executive.decide(room.release)
    room.media.publish(room.release)
    assert room.fresh.title == "Workers have met"


# --- Four eyes ------------------------------------------------------------------------------------


def test_nobody_approves_their_own_change(room: Room) -> None:
    room.media.submit(room.release)
    room.editor.edit(room.release, title="Workers met")
    assert last_editor_id(room.release) == room.editor.user.pk

    address = room.editor.decision(room.release, "approve")
    response = room.editor.client.post(
        address, {"text_read": text_hash(room.fresh.get_latest_revision_as_object())}
    )

    assert response.status_code == 302
    assert room.fresh.current_workflow_task.name == "Editorial review"
    Desk(editor("second-editor")).decide(room.release)
    assert room.fresh.current_workflow_task.name == "Executive sign-off"


def test_text_is_the_same_however_it_was_saved(room: Room) -> None:
    """The editor's form names each paragraph for itself, which changes no word."""
    before = text_hash(room.fresh.get_latest_revision_as_object())

    room.editor.edit(room.release)

    saved = room.fresh.get_latest_revision_as_object()
    assert "data-block-key" in str(saved.body.raw_data[0])
    assert text_hash(saved) == before
    assert last_editor_id(room.release) == room.media.user.pk


def test_who_only_comments_is_no_editor(room: Room) -> None:
    room.media.submit(room.release)
    room.editor.edit(room.release)

    assert last_editor_id(room.release) == room.media.user.pk
    room.editor.decide(room.release)
    assert room.fresh.current_workflow_task.name == "Executive sign-off"


def test_change_during_a_later_step_brings_back_the_earlier_ones(room: Room) -> None:
    room.media.submit(room.release)
    room.editor.decide(room.release)
    release = room.fresh.get_latest_revision_as_object()
    release.title = "Workers met"
    release.save_revision(user=room.media.user)

    room.executive.decide(room.release)

    assert not room.is_signed_off()
    assert room.fresh.current_workflow_task.name == "Editorial review"
    room.editor.decide(room.release)
    assert room.is_signed_off()


def test_no_approval_of_a_text_that_changed_since_it_was_opened(room: Room) -> None:
    room.media.submit(room.release)
    address, form = room.editor.read(room.release)
    release = room.fresh.get_latest_revision_as_object()
    release.title = "Workers met"
    release.save_revision(user=room.media.user)

    response = room.editor.client.post(
        address, form, headers={"x-requested-with": "XMLHttpRequest"}
    )

    assert "changed after you opened it" in response.json()["html"]
    assert room.fresh.current_workflow_task.name == "Editorial review"


def test_request_for_changes_goes_back_and_comes_again(room: Room) -> None:
    room.media.submit(room.release)

    room.editor.decide(room.release, "reject", comment="Say when.")

    assert room.fresh.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    room.media.submit(room.release, title="Workers meet in November")
    room.editor.decide(room.release)
    room.executive.decide(room.release)
    assert room.is_signed_off()


def test_approval_while_editing_without_a_change(room: Room) -> None:
    """Wagtail's editor sends the decision together with the form."""
    room.media.submit(room.release)
    _address, data = room.editor.read(room.release)
    import json

    response = room.editor.edit(
        room.release,
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps(data),
        },
    )

    assert room.fresh.current_workflow_task.name == "Executive sign-off"
    assert "Next: Executive sign-off." in response.content.decode()


def test_approval_while_editing_with_a_change_is_refused(room: Room) -> None:
    room.media.submit(room.release)
    _address, data = room.editor.read(room.release)
    import json

    response = room.editor.edit(
        room.release,
        title="Workers met",
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps(data),
        },
    )

    assert room.fresh.current_workflow_task.name == "Editorial review"
    assert room.fresh.get_latest_revision_as_object().title == "Workers met"
    assert "changed after you opened it" in response.content.decode()


def test_who_may_approve_sees_it_first_and_that_it_publishes_nothing(room: Room) -> None:
    room.media.submit(room.release)
    room.editor.decide(room.release)
    address = reverse("wagtailadmin_pages:edit", args=[room.release.pk])

    menu = room.executive.client.get(address).context["action_menu"]

    assert str(menu.default_item.label) == "Approve"
    assert "action-publish" not in [item.name for item in menu.menu_items]


def test_new_page_is_submitted_to_the_workflow_of_its_type(room: Room) -> None:
    newsroom = room.release.get_parent()
    url = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", newsroom.pk])
    typed = {"title": "New", "slug": "new", "dateline_date": "2023-11-08"}
    form = filled(room.media.client, url, PressReleasePage(), typed)
    menu = room.media.client.get(url).context["action_menu"].menu_items

    contact = {"contacts-TOTAL_FORMS": "1", "contacts-0-contact": MediaContactFactory().pk}
    order = {"contacts-0-ORDER": "1", "contacts-0-DELETE": "", "contacts-0-id": ""}
    room.media.client.post(url, {**form.dict(), **contact, **order, "action-submit": "1"})

    assert [str(item.label) for item in menu] == ["Submit to Press release sign-off"]
    new = PressReleasePage.objects.get(title="New")
    assert new.current_workflow_task.name == "Editorial review"


def test_what_needs_no_sign_off_is_submitted_to_nobody(room: Room) -> None:
    """Wagtail's own workflow asks a group that the roles have done away with."""
    page = StandardPageFactory(draft=True)

    assert not page.has_workflow
    menu = room.editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Submit" not in menu.context["action_menu"].render_html()


# --- Newer versions -------------------------------------------------------------------------------


def test_older_form_does_not_write_over_a_newer_version(room: Room) -> None:
    form = room.media.open(room.release)
    room.editor.edit(room.release, title="The editor's headline")

    response = room.media.send(room.release, form, title="The officer's headline")

    assert room.fresh.get_latest_revision_as_object().title == "The editor's headline"
    text = response.content.decode()
    assert "editor saved a newer version" in text
    assert "The officer&#x27;s headline" in text, "what was typed is still there"


def test_a_form_is_not_overtaken_by_its_own_autosave(room: Room) -> None:
    form = room.media.open(room.release)
    address = reverse("wagtailadmin_pages:edit", args=[room.release.pk])
    by_itself = {"accept": "application/json"}
    assert room.media.client.post(address, form, headers=by_itself).status_code == 200

    room.media.send(room.release, form, title="As typed last", **{"action-submit": "1"})

    assert room.fresh.get_latest_revision_as_object().title == "As typed last"
    assert room.fresh.workflow_in_progress


def test_another_window_of_the_same_editor_is_another_form(room: Room) -> None:
    form = room.media.open(room.release)
    room.media.edit(room.release, title="Typed in the other window")

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=1)):
        room.media.send(room.release, form, title="Typed long before")

    latest = room.fresh.get_latest_revision_as_object()
    assert latest.title == "Typed in the other window"


# --- Time and commands ----------------------------------------------------------------------------


def test_scheduled_text_that_is_no_longer_signed_off_stays_a_draft(room: Room) -> None:
    now = datetime.datetime(2026, 3, 8, 12, 0, tzinfo=datetime.UTC)
    release = room.fresh
    release.go_live_at = now
    with time_machine.travel(now - datetime.timedelta(days=1), tick=False):
        revision = release.save_revision(user=room.media.user)
        grant(release, None)
        revision.publish()
        assert not room.fresh.live
        SignOff.objects.update(ended_at=now)
    a_moment_later = now + datetime.timedelta(seconds=1)
    with time_machine.travel(a_moment_later, tick=False):
        call_command("publish_scheduled")
    assert not room.fresh.live
    entry = PageLogEntry.objects.get(action="hni.not_published")
    assert "is not signed off with this text" in entry.data["reason"]


def test_the_systems_operator_publishes(room: Room) -> None:
    publish_as_operator(room.fresh)

    assert room.fresh.live


def test_saved_live_by_any_code_is_refused(room: Room) -> None:
    release = room.fresh
    release.live = True

    with pytest.raises(NotSignedOff):
        release.save()

    assert not room.fresh.live
    publish(room.fresh)
    release = room.fresh
    release.title = "Another"
    with pytest.raises(NotSignedOff):
        release.save()
    room.fresh.save()  # As it is, it may be saved.


def test_types_without_sign_off_are_published_as_before() -> None:
    person = Desk(editor())
    page = StandardPageFactory(draft=True, title="About us")
    page.save_revision()

    person.publish(page)

    page.refresh_from_db()
    assert page.live


# --- Set-up ---------------------------------------------------------------------------------------


def test_workflows_are_there_after_migrating_and_repaired() -> None:
    assert set_up() == []
    row = EditorialWorkflow.objects.get(kind="press-release")
    steps = row.workflow.tasks.values_list("name", flat=True)
    assert list(steps) == ["Editorial review", "Executive sign-off"]

    row.workflow.workflow_tasks.all().delete()

    assert set_up() == ["steps of Press release sign-off"]
    assert set_up() == []


def test_wagtails_own_workflow_of_all_pages_plays_no_part(room: Room) -> None:
    WorkflowPage.objects.all().delete()

    assert room.fresh.has_workflow
    room.sign_off()
    assert room.is_signed_off()


def test_a_workflow_that_is_switched_off_lets_nothing_through(room: Room) -> None:
    EditorialWorkflow.objects.get(kind="press-release").workflow.deactivate()

    assert room.fresh.get_workflow() is None
    room.media.publish(room.release)
    assert not room.fresh.live


def test_waiving_ends_with_its_block(room: Room) -> None:
    with waived():
        publish_as_operator(room.fresh)
    release = room.fresh
    release.title = "Another"
    with pytest.raises(NotSignedOff):
        release.save()


def test_text_is_the_same_in_a_version_and_in_the_pages_row(room: Room) -> None:
    """Databases may give back the parts of a stream in another order than they were written."""
    version = room.fresh.get_latest_revision_as_object()
    version.save()

    assert text_hash(room.fresh) == text_hash(version)
