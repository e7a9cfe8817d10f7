"""A release is public from the second of its embargo on, whichever way one asks, and not before."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageLogEntry, Revision

from hni_site.content_store.models import ContentItem
from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.gate import waived
from hni_site.publishing.actions import publish as publish_as_operator
from hni_site.publishing.embargo.rules import UnderEmbargo
from hni_site.publishing.schedule.due import Timekeeper
from hni_site.publishing.withdrawal import withdraw
from news.models import PressReleasePage
from tests.content_store.store import document, is_right, row, state
from tests.factories.home import StandardPageFactory
from tests.factories.pages import publish, translate
from tests.publishing.releases import (
    DAY,
    END,
    SECOND,
    ZONE,
    Release,
    boss,
    clock_strikes,
    newsroom,
    publications,
)
from tests.translation.work import finish, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOWHERE, EVERYWHERE, IN_ENGLISH = [False, False], [True, True], [True, False]

PUBLIC_COLUMNS = (
    "live",
    "expired",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
)


@pytest.fixture
def clock() -> Any:
    """The day before the embargo ends; `move_to` goes on."""
    with time_machine.travel(END - DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def release(clock: Any) -> Release:
    """Under embargo and signed off in both languages."""
    release = Release()
    release.hold()
    release.sign_off()
    return release


# --- The second -----------------------------------------------------------------------------------


def test_nothing_a_second_before_and_everything_at_the_second(
    release: Release, clock: Any, client: Client
) -> None:
    keeper = Timekeeper()
    while keeper.turn() == 0:
        pass
    clock.move_to(END - SECOND)
    keeper.turn()
    assert release.told(client) == dict.fromkeys(release.told(client), NOWHERE)
    assert not ContentItem.objects.filter(pk__in=[page.pk for page in release.pages]).exists()

    clock.move_to(END)
    keeper.turn()

    told = release.told(client)
    assert told == dict.fromkeys(told, EVERYWHERE)
    assert is_right()
    for page in release.pages:
        assert page.first_published_at == page.last_published_at == END
        assert publications(page) == 1
        assert not page.has_unpublished_changes
        assert page.live_revision_id == page.latest_revision_id
    english, urdu = (document(page)["meta"] for page in release.pages)
    assert [t["locale"] for t in english["translations"]] == ["ur"]
    assert [t["locale"] for t in urdu["translations"]] == ["en"]


def test_prepared_or_not_the_same_becomes_public(clock: Any) -> None:
    """The quick way, the quick way without preparation, and Wagtail's own."""
    releases = [Release(number) for number in (1, 2, 3)]
    for release in releases:
        release.hold()
        release.sign_off()
    clock.move_to(END - 5 * SECOND)
    keeper = Timekeeper()
    preparation = keeper._preparation
    preparation.prepare_ahead(END, 60)
    preparation.forget(page.latest_revision_id for page in releases[1].pages)
    preparation._unfit |= {page.latest_revision_id for page in releases[2].pages}
    clock.move_to(END)
    keeper.run()

    def told(page: PressReleasePage) -> Any:
        columns = [getattr(page, name) for name in PUBLIC_COLUMNS]
        entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.publish.scheduled")
        assert entry.label == page.title
        assert entry.revision_id == page.live_revision_id
        return columns, entry.timestamp, entry.content_changed, entry.user_id

    for pages in zip(*(release.pages for release in releases), strict=True):
        assert told(pages[0]) == told(pages[1]) == told(pages[2])
    assert is_right()


def test_a_worker_that_was_down_catches_up(release: Release, clock: Any) -> None:
    clock.move_to(END + DAY)
    Timekeeper().turn()

    assert release.live == [True, True]
    assert release.pages[0].first_published_at == END + DAY, "what happened, not what should have"
    assert is_right()


def test_the_command_does_what_a_worker_does(release: Release, clock: Any) -> None:
    clock.move_to(END)
    call_command("publish_scheduled", "--dryrun")
    assert release.live == [False, False]

    call_command("publish_scheduled")

    assert release.live == [True, True]


def test_what_is_not_signed_off_stays_back_and_follows(clock: Any, client: Client) -> None:
    release = Release()
    release.hold()
    release.sign_off(release.english)
    clock.move_to(END)
    clock_strikes()
    told = release.told(client)
    assert told == dict.fromkeys(told, IN_ENGLISH)

    clock.move_to(END + DAY)
    release.sign_off(release.urdu)

    told = release.told(client)
    assert told == dict.fromkeys(told, EVERYWHERE)
    assert publications(release.english) == publications(release.urdu) == 1
    assert is_right()


def test_what_was_withdrawn_does_not_come_back_at_a_sign_off(release: Release, clock: Any) -> None:
    clock.move_to(END)
    clock_strikes()
    withdraw(release.fresh(), "Wrong numbers.", boss())
    draft = release.fresh().get_latest_revision_as_object()
    draft.title = "Right numbers"
    draft.save_revision()

    release.sign_off(release.english)

    assert release.live == [False, False]
    assert state(release.english) == "withdrawn"


def test_a_text_that_changed_after_its_sign_off_stays_back(release: Release, clock: Any) -> None:
    draft = release.fresh().get_latest_revision_as_object()
    draft.title = "Other words"
    draft.save_revision()

    clock.move_to(END)
    clock_strikes()

    assert release.live == [False, True]


def test_a_later_moment_of_its_own_is_kept_to(clock: Any) -> None:
    release = Release()
    draft = release.fresh()
    draft.go_live_at = END + DAY
    draft.save_revision()
    release.hold()
    release.sign_off()
    clock.move_to(END)
    clock_strikes()
    assert release.live == [False, True]

    clock.move_to(END + DAY)
    clock_strikes()

    assert release.live == [True, True]


# --- No door --------------------------------------------------------------------------------------


def test_refused_in_plain_words(release: Release) -> None:
    page = release.fresh()
    page.live = True

    with pytest.raises(UnderEmbargo) as refusal:
        page.save()

    assert str(refusal.value) == (
        "“Secret words 1” is under embargo until 8 November 2026, 06:00 (Africa/Nairobi). "
        "Nothing of it is public before."
    )
    assert isinstance(refusal.value, CannotBePublic)


@pytest.mark.parametrize("waives", [True, False])
def test_publishing_only_arms_what_is_signed_off(
    release: Release, clock: Any, waives: bool
) -> None:
    revision = release.fresh().get_latest_revision()
    if waives:
        with waived():
            revision.publish(user=boss(), skip_permission_checks=True)
    else:
        revision.publish(user=boss())

    assert release.live == [False, False]
    clock.move_to(END)
    clock_strikes()
    assert release.live == [True, True]


def test_the_systems_operator_waits_as_well(clock: Any) -> None:
    release = Release()
    release.hold()

    publish_as_operator(release.fresh())

    assert release.live == [False, False]
    clock.move_to(END)
    clock_strikes()
    assert release.live == [True, False]


def test_an_earlier_version_does_not_bring_back_what_was_before(release: Release) -> None:
    """A version knows of no embargo: not one from before there was one, nor the latest."""
    for revision in Revision.objects.for_instance(release.fresh()):
        assert "embargo_until" not in revision.content
        page = revision.as_object()
        assert page.is_under_embargo
        page.save()
        with waived():
            page.save_revision(previous_revision=revision).publish(previous_revision=revision)
    page = release.fresh()
    page.embargo_until = None
    page.save()

    assert release.fresh().embargo_until == END
    assert release.fresh().embargo_zone == ZONE
    assert release.live == [False, False]


def test_aliases_and_copies_and_new_translations_are_held_as_well(
    release: Release, clock: Any
) -> None:
    page = release.fresh()
    alias = page.create_alias(parent=newsroom(), update_slug="alias")
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=True)
    spanish = translate(page, "es", live=False)
    for other in (alias, copy, spanish):
        found = release.fresh(other)
        assert found.embargo_until == END
        found.live = True
        with waived(), pytest.raises(UnderEmbargo):
            found.save()

    clock.move_to(END)
    clock_strikes()

    assert release.live == [True, True]
    assert release.fresh(alias).live
    assert not release.fresh(spanish).live, "nobody has signed it off"
    assert not release.fresh(copy).live
    assert is_right()


def test_localize_publishes_nothing(clock: Any) -> None:
    release = Release()
    release.urdu.delete()
    submit(release.fresh(), "ur")
    release.hold()
    with pytest.raises(CannotBePublic):
        finish(release.fresh(), "ur", signed_off=False)
    release.urdu = finish(release.fresh(), "ur", publish=False)
    assert release.urdu.embargo_until == END

    release.sign_off()
    assert finish(release.fresh(), "ur").embargo_until == END

    assert release.live == [False, False]
    clock.move_to(END)
    clock_strikes()
    assert release.live == [True, True]


# --- Taken down -----------------------------------------------------------------------------------


def test_a_public_release_is_taken_down_and_comes_back(clock: Any, client: Client) -> None:
    release = Release()
    release.sign_off()
    for page in release.pages:
        page.get_latest_revision().publish(user=boss())
    assert release.told(client)["website"] == EVERYWHERE
    before = [row(page).sequence for page in release.pages]

    release.hold(why="Sent too early.")

    told = release.told(client)
    assert told == dict.fromkeys(told, NOWHERE)
    for page, sequence in zip(release.pages, before, strict=True):
        assert state(page) == "embargoed"
        assert row(page).sequence > sequence
        assert row(page).title == ""
    entries = PageLogEntry.objects.filter(action="hni.embargo.take_down")
    assert entries.count() == 2
    assert is_right()

    clock.move_to(END)
    clock_strikes()

    told = release.told(client)
    assert told == dict.fromkeys(told, EVERYWHERE)
    assert is_right()


def test_taken_down_and_not_back_at_the_end_is_just_not_public(clock: Any) -> None:
    release = Release()
    publish(release.fresh())
    release.hold()
    assert state(release.english) == "embargoed"

    clock.move_to(END)
    keeper = Timekeeper()
    keeper.turn()

    assert state(release.english) == "unpublished"
    assert is_right()
    number = row(release.english).sequence
    keeper.turn()
    assert row(release.english).sequence == number


# --- Other pages ----------------------------------------------------------------------------------


def test_wagtails_own_schedule_goes_on(clock: Any, client: Client) -> None:
    release = Release()
    page = StandardPageFactory(draft=True, title="Later")
    for draft in (page, release.fresh()):
        draft.go_live_at = END
        if draft == page:
            draft.expire_at = END + DAY
        draft.save_revision()
    release.sign_off(release.english)
    page.get_latest_revision().publish()
    release.fresh().get_latest_revision().publish(user=boss())
    clock.move_to(END - SECOND)
    clock_strikes()
    assert client.get(page.url).status_code == 404
    assert release.live == [False, False]

    clock.move_to(END)
    clock_strikes()
    assert client.get(page.url).status_code == 200
    assert release.live == [True, False]

    clock.move_to(END + DAY)
    clock_strikes()
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert state(page) == "unpublished"
    assert is_right()


def test_asleep_until_something_is_due(clock: Any, django_assert_num_queries: Any) -> None:
    release = Release()
    release.hold(END + 30 * DAY)
    release.sign_off()
    keeper = Timekeeper()
    keeper.turn()
    with django_assert_num_queries(3):
        pause = keeper.turn()
    assert pause == 1
    clock.move_to(END + 30 * DAY - datetime.timedelta(milliseconds=300))
    while not (pause := keeper.turn()):
        pass
    assert pause == pytest.approx(0.3)
