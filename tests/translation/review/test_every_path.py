"""Every way in which a page goes live, tried with translations that must not: listed here.

A new way that publishes belongs into `PATHS`.
"""

import datetime
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from hni_site.access.enums import RoleName
from hni_site.editorial.enums import ChangeKind
from hni_site.editorial.errors import CannotBePublic
from hni_site.publishing.schedule.due import Timekeeper
from tests.factories.pages import locale
from tests.factories.people import client_of, person
from tests.translation.room import Room, is_public

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("home_stored"),
    pytest.mark.only_on("sqlite"),  # The guards are the same on both.
]

REFUSALS = (CannotBePublic, PermissionDenied)


def _translation(room: Room) -> Translation:
    return Translation.objects.get(
        source__object_id=room.original.translation_key, target_locale=locale(room.language)
    )


def editor_publishes(room: Room) -> None:
    client_of(person(RoleName.EDITOR)).post(
        reverse("wagtailadmin_pages:edit", args=[room.page.pk]), {"action-publish": "1"}
    )


def engine_publishes(room: Room) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[room.page.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        client_of(room.reviewer).post(f"{url}?engine", {"action": "publish"})


def engines_own_method(room: Room) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        _translation(room).save_target(user=room.reviewer, publish=True)


def synced_and_published(room: Room) -> None:
    source = TranslationSource.objects.get(object_id=room.original.translation_key)
    with TestCase.captureOnCommitCallbacks(execute=True):
        client_of(person(RoleName.EDITOR)).post(
            reverse("wagtail_localize:update_translations", args=[source.pk]),
            {"publish_translations": "on"},
        )


def bulk_published(room: Room) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with suppress(TypeError):
        client_of(person(RoleName.EDITOR)).post(f"{url}?id={room.page.pk}", {})


def revision_published(room: Room) -> None:
    room.page.save_revision(user=room.reviewer).publish(user=room.reviewer)


def revision_published_by_code(room: Room) -> None:
    room.page.save_revision().publish(skip_permission_checks=True)


def saved_as_live(room: Room) -> None:
    page = room.page
    page.live = True
    page.save()


def scheduled(room: Room) -> None:
    page = room.page
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision(user=room.reviewer, approved_go_live_at=page.go_live_at)
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        Timekeeper().run()
        call_command("publish_scheduled")


def reverted(room: Room) -> None:
    version = room.page.revisions.order_by("pk").first()
    assert version is not None
    client_of(person(RoleName.EDITOR)).post(
        reverse("wagtailadmin_pages:edit", args=[room.page.pk]),
        {"revision": str(version.pk), "action-publish": "1"},
    )


def approved_by_someone_else(room: Room) -> None:
    """By everyone who publishes elsewhere: an editor, a media officer, the executive."""
    room.page.get_workflow().start(room.page, room.translator)
    for role in (RoleName.EDITOR, RoleName.MEDIA_OFFICER, RoleName.EXECUTIVE):
        state = room.page.current_workflow_task_state
        user = person(role)
        assert state is not None
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[room.page.pk, "approve", state.pk]
        )
        client_of(user).post(url, {"comment": ""})


def aliased(room: Room) -> None:
    """Another address of the same text."""
    alias = room.page.create_alias(update_slug="copy", user=room.reviewer)
    alias.refresh_from_db()
    assert not alias.live


PATHS: list[Callable[[Room], None]] = [
    editor_publishes,
    engine_publishes,
    engines_own_method,
    synced_and_published,
    bulk_published,
    revision_published,
    revision_published_by_code,
    saved_as_live,
    scheduled,
    reverted,
    approved_by_someone_else,
    aliased,
]


def untranslated() -> Room:
    room = Room()
    room.send()
    return room


def unreviewed() -> Room:
    room = untranslated()
    room.write_all()
    _translation(room).save_target(user=room.translator, publish=False)
    return room


def outdated() -> Room:
    """It was approved while its original was not public; then the original changed."""
    room = Room()
    room.fresh_original.unpublish()
    room.bring_to_public()
    assert not is_public(room.page)
    room.change_original(ChangeKind.MAJOR, title="Who they are")
    return room


@pytest.mark.parametrize("make", [untranslated, unreviewed, outdated])
@pytest.mark.parametrize("path", PATHS)
def test_it_stays_where_it_is(path: Callable[[Room], None], make: Callable[[], Room]) -> None:
    room = make()
    assert not is_public(room.page)

    with suppress(*REFUSALS):
        path(room)

    assert not is_public(room.page)


@pytest.mark.parametrize(
    "path",
    [
        engine_publishes,
        engines_own_method,
        revision_published,
        revision_published_by_code,
        saved_as_live,
        scheduled,
    ],
)
def test_the_paths_lead_there_where_it_is_approved(path: Callable[[Room], None]) -> None:
    """So that the tests above try what can be done."""
    room = Room()
    room.fresh_original.unpublish()
    room.bring_to_public()
    assert not is_public(room.page)
    with suppress(*REFUSALS):
        path(room)
    assert not is_public(room.page), "not before its original"
    # As if nothing followed by itself.
    Page.objects.filter(pk=room.original.pk).update(live=True)

    path(room)

    assert is_public(room.page)


@pytest.mark.parametrize("path", PATHS)
def test_a_public_one_keeps_its_text_until_the_next_is_approved(
    path: Callable[[Room], None],
) -> None:
    """Outdated, and translated anew, but not reviewed."""
    room = Room()
    room.bring_to_public()
    room.change_original(ChangeKind.MAJOR, summary="Something else.")
    room.write_all()
    _translation(room).save_target(user=room.translator, publish=False)
    before: Any = room.page.summary

    with suppress(*REFUSALS, AssertionError):
        path(room)

    assert is_public(room.page)
    assert room.page.summary == before
