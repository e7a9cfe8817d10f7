"""Who did what to which page: one line of JSON after the commit."""

import json
import logging
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.log_actions import registry

from hni_site.publishing.audit import LEADS_TO
from tests.editorial.test_sign_off import Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """A function that gives the lines since it was asked before."""
    audit = logging.getLogger("audit")
    audit.addHandler(caplog.handler)
    caplog.set_level("INFO", "audit")

    def read() -> list[dict[str, Any]]:
        found = [json.loads(r.message) for r in caplog.records if r.name == "audit"]
        caplog.clear()
        return found

    yield read
    audit.removeHandler(caplog.handler)


def test_a_releases_way(
    lines: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        room = Room()
    lines()

    with django_capture_on_commit_callbacks(execute=True):
        room.sign_off()
        room.media.publish(room.release)

    found = lines()
    assert [(line["what"], line["from"], line["to"]) for line in found] == [
        ("wagtail.workflow.start", "draft", "in-review"),
        ("wagtail.workflow.approve", "in-review", "in-review"),
        ("wagtail.workflow.approve", "in-review", "in-review"),
        ("hni.sign_off", "in-review", "signed-off"),
        ("wagtail.publish", "signed-off", "public"),
    ]
    assert {line["page"] for line in found} == {room.release.pk}
    people = (room.media, room.editor, room.executive, room.executive, room.media)
    assert [line["who"] for line in found] == [person.user.pk for person in people]


def test_no_line_for_what_did_not_happen(
    lines: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        room = Room()
    lines()

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        room.media.submit(room.release)
        transaction.set_rollback(True)

    assert lines() == []


def test_every_action_named_is_one_that_is_logged() -> None:
    known = {action for action, _label in registry.get_choices()}

    assert LEADS_TO.keys() <= known
