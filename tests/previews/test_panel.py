"""The editor's preview panel offers the website and each microsite that shows the page's type."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pydantic import ValidationError
from wagtail.models import Page

from hni_site.access.enums import RoleName
from hni_site.previews.models import Snapshot
from home.models import StandardPage
from news.models import EventPage, PressReleasePage
from tests.factories.consumers import ORIGIN, microsite
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import EventPageFactory, PressReleasePageFactory
from tests.factories.people import person
from tests.previews.newsroom import Panel, ask, token_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


@pytest.fixture
def editor() -> User:
    return person(RoleName.EDITOR)


def draft(factory: Any = PressReleasePageFactory, **fields: Any) -> Any:
    page = factory(draft=True, **fields)
    page.save_revision()
    return type(page).objects.get(pk=page.pk)


def test_it_offers_the_website_first_and_the_microsites_of_the_type(editor: User) -> None:
    microsite(PressReleasePage, StandardPage)
    microsite(EventPage, name="Sample calendar")
    release, event = draft(), draft(EventPageFactory)

    assert labels(release) == ["Website", "Sample Bazaar"]
    assert labels(event) == ["Website", "Sample calendar"]
    client = Panel(editor, release, microsite(PressReleasePage, name="Third")).client
    screen = client.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    options = re.findall(r'<option value="(?:microsite-\d+)?"[^>]*>([^<]+)', screen)
    assert options == ["Website", "Sample Bazaar", "Third"]


def labels(page: Any) -> list[str]:
    return [str(label) for _name, label in page.preview_modes]


def test_without_microsites_nothing_changes(editor: User) -> None:
    page = draft()
    client = Client()
    client.force_login(editor)

    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert page.title in shown.content.decode()
    assert labels(page) == ["Website"]
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("factory", [PressReleasePageFactory, EventPageFactory])
def test_the_frame_holds_the_microsites_page_and_may_hold_no_other(
    factory: Any, editor: User
) -> None:
    page = draft(factory)
    panel = Panel(editor, page, microsite(type(page)))

    frame = panel.frame()

    policy = dict(
        part.strip().split(" ", 1) for part in frame["Content-Security-Policy"].split(";")
    )
    assert policy["frame-src"] == ORIGIN
    assert policy["connect-src"] == ORIGIN
    assert "no-store" in frame["Cache-Control"]
    assert frame["Referrer-Policy"] == "no-referrer"
    assert ask(token_in(frame)).json()["title"] == page.title
    edit = panel.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert ORIGIN not in edit["Content-Security-Policy"]
    assert ORIGIN not in panel.client.get(panel.address)["Content-Security-Policy"]


def test_earlier_versions_and_readers_have_it_too() -> None:
    page = draft()
    site = microsite(PressReleasePage)
    first = page.latest_revision_id
    page.title = "Later words"
    page.save_revision()
    panel = Panel(person(RoleName.EXECUTIVE), page, site)

    for name, arguments, title in (
        ("revisions_view", [page.pk, first], "Later words"),
        ("view_draft", [page.pk], "Later words"),
    ):
        address = reverse(f"wagtailadmin_pages:{name}", args=arguments)
        token = token_in(panel.client.get(address, {"mode": panel.mode}))
        shown = ask(token).json()["title"]
        assert (shown == title) is (name == "view_draft")


def test_who_may_not_read_the_draft_gets_no_token() -> None:
    page = draft()
    visitor = person(RoleName.EDITOR)
    visitor.groups.clear()
    panel = Panel(visitor, page, microsite(PressReleasePage))

    for client in (panel.client, Client()):
        assert client.get(panel.address, {"mode": panel.mode}).status_code == 302
    assert not Snapshot.objects.exists()


def test_of_a_release_under_embargo_it_shows_those_who_may_read_it(editor: User) -> None:
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    page = draft(embargo_until=until)
    site = microsite(PressReleasePage)

    token = Panel(editor, page, site).token()

    assert ask(token).status_code == 200
    editor.groups.clear()
    assert ask(token).status_code == 410
    assert Client().get(f"/api/v2/pages/{page.pk}/").status_code == 404


def test_a_page_that_was_never_saved_is_to_be_saved_first(editor: User) -> None:
    site = microsite(StandardPage)
    client = Panel(editor, home_page(), site).client
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["home", "standardpage", home_page().pk]
    )
    typed = {"title": "New words", "slug": "new-words"}
    form = {**empty_streams(), **typed}
    assert client.post(address, form).json()["is_available"]

    frame = client.get(address, {"mode": f"microsite-{site.pk}"})

    assert "Save the draft first" in frame.content.decode()
    assert "<iframe" not in frame.content.decode()
    assert not Page.objects.filter(slug="new-words").exists()


def empty_streams() -> dict[str, str]:
    return {"body-count": "0"}


def test_a_draft_that_makes_no_document_yet_says_what_is_missing(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = draft(StandardPageFactory)
    panel = Panel(editor, page, microsite(StandardPage))
    whole = StandardPage.document_parts
    monkeypatch.setattr(
        StandardPage, "document_parts", lambda page: {**whole(page), "summary": None}
    )
    with pytest.raises(ValidationError):
        page.build_document()

    frame = panel.frame().content.decode()

    assert "not complete enough" in frame
    assert "summary" in frame


def test_the_panel_costs_one_query_however_often_it_asks_for_its_modes(editor: User) -> None:
    microsite(PressReleasePage)
    page = draft()

    with CaptureQueriesContext(connection) as captured:
        for _ in range(3):
            assert len(page.preview_modes) == 2
            assert page.is_previewable()

    assert len(captured) == 1
