"""Who may publish a release gives copies of it, and takes them back one by one."""

import datetime
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import PageLogEntry

from hni_site.embargo_copies.copies import revoke
from hni_site.embargo_copies.models import EmbargoCopy
from news.models import PressReleasePage
from tests.editorial.people import Desk, executive, media_officer, person
from tests.embargo_copies.newsroom import NOW, UNTIL, Journalist, release_under_embargo, told
from tests.factories.news import EventPageFactory
from tests.factories.pages import publish, translate
from tests.website.html import attributes, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


class Office:
    """A media officer and a release under embargo."""

    def __init__(self) -> None:
        self.media = Desk(media_officer())
        self.release = release_under_embargo()
        self.list = reverse("embargo_copies_of_page", args=[self.release.pk])
        self.add = reverse("embargo_copy_add", args=[self.release.pk])

    def get(self, address: str) -> BeautifulSoup:
        response = self.media.client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    def make(self, **changes: str) -> Any:
        data = {
            "name": "Sample Journalist",
            "outlet": "The Sample Herald",
            "email": "",
            "expires_at": "2026-11-15 12:00",
        }
        return self.media.client.post(self.add, {**data, **changes})

    def link(self) -> str:
        soup = BeautifulSoup(self.make().content, "html.parser")
        [link] = attributes(soup, "input#shown-once", "value")
        return link.removeprefix("http://testserver")


@pytest.fixture
def office() -> Office:
    return Office()


# --- A copy's life --------------------------------------------------------------------------------


def test_a_copy_is_made_for_someone_and_opens(office: Office) -> None:
    link = office.link()

    copy = EmbargoCopy.objects.get()
    assert (copy.name, copy.outlet) == ("Sample Journalist", "The Sample Herald")
    assert copy.created_by == office.media.user
    assert copy.page_id == office.release.pk
    reader = Client()
    assert "A release under embargo" in reader.get(link).content.decode()
    assert "Secret words" in reader.post(link, follow=True).content.decode()


def test_the_link_is_shown_this_once_and_kept_nowhere(office: Office) -> None:
    made = office.make()
    [link] = attributes(BeautifulSoup(made.content, "html.parser"), "input#shown-once", "value")
    token = link.rstrip("/").rsplit("/", 1)[-1]

    assert "no-store" in made["Cache-Control"]
    copy = EmbargoCopy.objects.get()
    for address in (office.list, reverse("embargo_copy_views", args=[copy.pk])):
        assert token not in str(office.get(address))
    assert token not in str(dict(office.media.client.session))
    assert token not in str([entry.data for entry in PageLogEntry.objects.all()])


def test_the_list_tells_who_has_one_and_who_read_it(office: Office) -> None:
    reader = Journalist(office.release)
    reader.get()
    Journalist(office.release, "Another Journalist", accepts=False)
    revoke(Journalist(office.release, "A third Journalist").copy, None)
    Journalist(release_under_embargo("Other"), "Of another release")

    soup = office.get(office.list)

    rows = texts(soup, "table.listing tbody tr")
    assert len(rows) == 3
    names = ("Sample Journalist", "Another Journalist", "A third Journalist")
    by_name = {name: row for name in names for row in rows if row.startswith(name)}
    assert "terms accepted" in by_name["Sample Journalist"]
    assert " 1 " in by_name["Sample Journalist"]
    assert "terms not accepted yet" in by_name["Another Journalist"]
    assert "never" in by_name["Another Journalist"]
    assert "revoked" in by_name["A third Journalist"]
    address = reverse("embargo_copy_views", args=[reader.copy.pk])
    views = texts(office.get(address), "table.listing tbody tr")
    assert len(views) == 1
    assert "en" in views[0]


def test_one_copy_is_revoked(office: Office) -> None:
    one, other = Journalist(office.release), Journalist(office.release, "Another Journalist")
    address = reverse("embargo_copy_revoke", args=[one.copy.pk])
    assert "Sample Journalist" in str(office.get(address))
    assert one.get().status_code == 200, "asking is not doing"

    response = office.media.client.post(address, follow=True)

    assert "is revoked" in response.content.decode()
    assert one.get().status_code == 404
    assert other.get().status_code == 200


def test_a_copy_is_good_for_a_week_after_the_embargo_unless_someone_says_otherwise(
    office: Office,
) -> None:
    assert attributes(office.get(office.add), "#id_expires_at", "value") == ["2026-11-15 03:00"]

    for moment, complaint in (
        ("2026-11-01 12:00", "has passed"),
        ("2027-02-06 03:01", "At most 90 days"),
        ("", "required"),
    ):
        response = office.make(expires_at=moment)
        assert complaint in response.content.decode(), moment
    assert office.make(name="").status_code == 200
    assert not EmbargoCopy.objects.exists()
    office.make(expires_at="2027-02-06 03:00")
    assert EmbargoCopy.objects.get().expires_at == UNTIL + datetime.timedelta(days=90)


def test_only_of_a_release_under_embargo(office: Office) -> None:
    PressReleasePage.objects.filter(pk=office.release.pk).update(embargo_until=NOW)
    assert "not under embargo" in str(office.get(office.list))
    assert not office.get(office.list).select(f'a[href="{office.add}"]')
    assert office.make().status_code == 302
    assert office.media.client.get(office.add).status_code == 302

    publish(PressReleasePage.objects.get(pk=office.release.pk))
    assert "The release is public" in str(office.get(office.list))
    assert office.make().status_code == 302
    assert not EmbargoCopy.objects.exists()


def test_the_list_says_that_an_unapproved_text_is_not_shown(office: Office) -> None:
    assert "not signed off" not in str(office.get(office.list))
    draft = translate(office.release, "es", live=False)
    PressReleasePage.objects.filter(pk=draft.pk).update(embargo_until=UNTIL)

    assert "not signed off" in str(office.get(reverse("embargo_copies_of_page", args=[draft.pk])))


# --- Who may --------------------------------------------------------------------------------------


def test_only_who_may_publish_the_release(office: Office) -> None:
    copy = Journalist(office.release).copy
    addresses = [
        office.list,
        office.add,
        reverse("embargo_copy_views", args=[copy.pk]),
        reverse("embargo_copy_revoke", args=[copy.pk]),
    ]
    for user in (executive(), person("writer", "Writer", "add", "change")):
        client = Client()
        client.force_login(user)
        edit = client.get(reverse("wagtailadmin_pages:edit", args=[office.release.pk]))
        assert office.list not in edit.content.decode()
        for address in addresses:
            for response in (client.get(address), client.post(address)):
                assert response.status_code == 302, address
                assert response["Location"] == reverse("wagtailadmin_home")
    for address in addresses:
        assert "/login/" in Client().get(address)["Location"]
    copy.refresh_from_db()
    assert copy.revoked_at is None
    assert EmbargoCopy.objects.count() == 1


def test_the_way_there_is_in_the_menu_of_a_page_that_can_be_embargoed(office: Office) -> None:
    edit = office.get(reverse("wagtailadmin_pages:edit", args=[office.release.pk]))
    assert "Embargo copies" in texts(edit, f'a[href="{office.list}"]')

    page = EventPageFactory()
    other = reverse("embargo_copies_of_page", args=[page.pk])
    assert not office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).select(
        f'a[href="{other}"]'
    )
    assert office.media.client.get(other).status_code == 302
    assert office.media.client.get("/admin/embargo-copies/987654/").status_code == 404
    assert office.media.client.get("/admin/embargo-copies/copy/987654/").status_code == 404


# --- What stays of it -----------------------------------------------------------------------------


def test_the_history_of_the_release_and_the_audit_say_who_gave_and_took(
    office: Office,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    audit = logging.getLogger("audit")
    audit.addHandler(caplog.handler)
    caplog.set_level("INFO", "audit")

    with django_capture_on_commit_callbacks(execute=True):
        office.make()
        copy = EmbargoCopy.objects.get()
        for _ in range(2):
            office.media.client.post(reverse("embargo_copy_revoke", args=[copy.pk]))
    audit.removeHandler(caplog.handler)

    history = str(office.get(reverse("wagtailadmin_pages:history", args=[office.release.pk])))
    assert "Embargo copy made for Sample Journalist, The Sample Herald" in history
    assert "Embargo copy of Sample Journalist, The Sample Herald revoked" in history
    lines = [r.message for r in caplog.records if r.name == "audit"]
    assert len(lines) == 2, "revoked twice is revoked once"
    for line, action in zip(lines, ("create", "revoke"), strict=True):
        assert f'"what": "hni.embargo_copy.{action}"' in line
        assert f'"who": {office.media.user.pk}' in line
        assert '"from": "scheduled", "to": "scheduled"' in line


def test_the_list_costs_the_same_however_long_it_is(office: Office) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            office.get(office.list)
        return len(captured)

    Journalist(office.release).get()
    queries()
    before = queries()
    for number in range(5):
        Journalist(office.release, f"Journalist {number}").get()

    assert queries() == before


def test_a_copy_of_one_who_left_stays(office: Office) -> None:
    link = office.link()
    office.media.user.delete()

    assert told(Client().get(link))[0] == 200
