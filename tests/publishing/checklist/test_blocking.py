"""What blocks stops a text on its way to others, at every step, and says how to mend it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from news.models import MediaContact, PressReleaseContact, PressReleasePage
from tests.editorial.people import Desk, media_officer
from tests.editorial.test_sign_off import Room
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory
from tests.forms import filled

pytestmark = pytest.mark.django_db

DEAD = [("paragraph", '<p><a href="#">our report</a></p>')]


def lose_contacts(page: PressReleasePage) -> None:
    """Writes the text anew, past the editor's screens."""
    text = PressReleasePage.objects.get(pk=page.pk)
    text.contacts = []
    text.save_revision()


def said(response: Any) -> str:
    text: str = response.content.decode()
    return text


def test_not_submitted_before_it_is_complete() -> None:
    media = Desk(media_officer())
    release = PressReleasePageFactory(draft=True, full=True)

    refused = media.submit(release)

    assert "There is no media contact." in said(refused)
    assert "Choose whom journalists may call or write to." in said(refused)
    assert not release.workflow_in_progress
    PressReleaseContact.objects.create(
        page=release,
        contact=MediaContact.objects.create(name="Sample Contact", locale=release.locale),
    )
    media.submit(PressReleasePage.objects.get(pk=release.pk))
    assert release.workflow_in_progress


def test_a_draft_may_be_as_incomplete_as_it_likes() -> None:
    media = Desk(media_officer())
    release = PressReleasePageFactory(draft=True, body=DEAD)

    media.edit(release, title="Another title")

    text = PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()
    assert text.title == "Another title"


def test_a_dead_link_is_said_beside_the_text() -> None:
    media = Desk(media_officer())
    release = PressReleasePageFactory(draft=True, body=DEAD, with_contact=True)

    response = media.submit(release)

    [error] = response.context["form"].errors["body"].as_data()
    assert "“our report” leads nowhere (#)" in str(error)
    assert not release.workflow_in_progress


def test_nobody_approves_what_became_incomplete_while_it_was_read() -> None:
    room = Room()
    room.media.submit(room.release)
    lose_contacts(room.release)

    refused = room.editor.decide(room.release)

    assert "There is no media contact." in said(refused)
    assert room.fresh.current_workflow_task.name == "Editorial review"
    asked = room.editor.decide(room.release, "reject", comment="Whom may they call?")
    assert asked.status_code == 200
    assert not room.fresh.workflow_in_progress, "asking for changes needs nothing"


def test_the_last_approval_is_refused_too() -> None:
    room = Room()
    room.media.submit(room.release)
    room.editor.decide(room.release)
    text = room.fresh.get_latest_revision()
    text.content = {**text.content, "contacts": []}
    text.save()

    room.executive.decide(room.release)

    assert not room.is_signed_off()
    assert room.fresh.current_workflow_task.name == "Executive sign-off"


def test_a_page_without_sign_off_is_not_published_with_a_dead_link(admin_client: Client) -> None:
    page = StandardPageFactory(draft=True, body=DEAD)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = filled(admin_client, url, page, {"action-publish": "1"})

    response = admin_client.post(url, data)

    assert "leads nowhere" in said(response)
    assert not StandardPageFactory._meta.model.objects.get(pk=page.pk).live


def test_nor_while_it_is_made(admin_client: Client) -> None:
    page = StandardPageFactory.build(body=DEAD)
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home_page().pk])
    typed = {"title": "About", "slug": "about", "action-publish": "1"}
    data = filled(admin_client, url, page, typed)

    response = admin_client.post(url, data)

    assert "leads nowhere" in said(response)
    assert not Page.objects.filter(slug="about").exists()
