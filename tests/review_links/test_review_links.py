"""A colleague without an account reads a draft through a link of their own."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from hni_site.access.enums import RoleName
from hni_site.private_links.links import KEEP, forget_old
from hni_site.review_links.models import ReviewLink
from news.models import PressReleasePage
from tests.embargo_copies.newsroom import path_of, things_of
from tests.embargo_copies.newsroom import release_under_embargo as release_with_things
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import EventPageFactory, NewsIndexPageFactory
from tests.factories.pages import publish, translate
from tests.factories.people import client_of, person, refused
from tests.website.html import attributes, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOW = datetime.datetime(2026, 11, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


class Office:
    """An editor, and a draft with pictures and files."""

    def __init__(self) -> None:
        self.editor = person(RoleName.EDITOR)
        self.client = client_of(self.editor)
        self.page = release_with_things("Words of a draft", embargo_until=None)

    def make(self, page: Any = None, **changes: str) -> Any:
        data = {"name": "Sample Colleague", "expires_at": "2026-11-08 12:00", **changes}
        address = reverse("review_link_add", args=[(page or self.page).pk])
        return self.client.post(address, data)

    def link(self, page: Any = None, **changes: str) -> str:
        soup = BeautifulSoup(self.make(page, **changes).content, "html.parser")
        [link] = attributes(soup, "input#shown-once", "value")
        return link.removeprefix("http://testserver")

    def listed(self) -> str:
        address = reverse("review_links_of_page", args=[self.page.pk])
        return self.client.get(address).content.decode()


@pytest.fixture
def office() -> Office:
    return Office()


def shown(link: str) -> str:
    response = Client().get(link)
    assert response.status_code == 200, link
    return response.content.decode()


def nothing() -> tuple[int, bytes]:
    response = Client().get("/review/nothing/")
    return response.status_code, response.content


def shows_nothing(link: str) -> bool:
    response = Client().get(link)
    return (response.status_code, response.content) == nothing()


# --- What it shows --------------------------------------------------------------------------------


def test_it_shows_the_latest_draft_as_the_website_would(office: Office) -> None:
    link = office.link()

    text = shown(link)

    assert "Words of a draft" in text
    assert "Text that nobody knows yet" in text
    assert "Draft, not public" in text
    assert "Sample Colleague" in text
    office.page.title = "Later words"
    office.page.save_revision()
    assert "Later words" in shown(link)


def test_nobody_keeps_it_notes_it_or_is_told_of_it(office: Office) -> None:
    link = office.link()

    for address in (link, "/review/nothing/", f"{link}media/images/none.webp"):
        answer = Client().get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "no-referrer"
    text = shown(link)
    assert 'rel="canonical"' not in text
    assert "application/ld+json" not in text
    assert "offline.js" not in text


def test_pictures_and_files_of_the_draft_are_had_below_it_alone(office: Office) -> None:
    link = office.link()

    for thing in things_of(office.page):
        path = path_of(thing)
        assert Client().get(path).status_code == 404
        assert Client().get(f"{link}{path[1:]}").status_code == 200
    for thing in (SiteImageFactory(), SiteDocumentFactory()):
        assert shows_nothing(f"{link}{path_of(thing)[1:]}")


@pytest.mark.parametrize("factory", [EventPageFactory, NewsIndexPageFactory, StandardPageFactory])
def test_pages_of_every_kind_can_be_shown(office: Office, factory: Any) -> None:
    page = factory(title="Another draft", draft=True)
    page.save_revision()

    assert "Another draft" in shown(office.link(page))


def test_a_translation_is_shown_in_its_language(office: Office) -> None:
    page = translate(StandardPageFactory(), "ur", live=False, title="مسودہ")

    text = shown(office.link(page))

    assert 'lang="ur" dir="rtl"' in text
    assert "مسودہ" in text


def test_what_is_published_as_it_is_leads_to_the_public_page(office: Office) -> None:
    page = StandardPageFactory(title="About us", slug="about-us", draft=True)
    page.save_revision()
    link = office.link(page)
    publish(type(page).objects.get(pk=page.pk))

    answer = Client().get(link)
    assert (answer.status_code, answer["Location"]) == (302, "/en/about-us/")

    page = type(page).objects.get(pk=page.pk)
    page.title, page.change_kind = "About them", "minor"
    page.save_revision()
    assert "About them" in shown(link)


# --- How it ends ----------------------------------------------------------------------------------


def test_it_expires(office: Office, clock: time_machine.Traveller) -> None:
    link = office.link()

    clock.move_to(datetime.datetime(2026, 11, 8, 11, 59, 59, tzinfo=datetime.UTC))
    assert "Words of a draft" in shown(link)
    clock.shift(1)

    assert shows_nothing(link)
    assert "expired" in office.listed()
    clock.shift(KEEP + datetime.timedelta(seconds=1))
    assert forget_old(ReviewLink) == 1


def test_it_is_revoked_and_the_others_stay(office: Office) -> None:
    one, other = office.link(), office.link(name="Another Colleague")
    address = reverse(
        "review_link_revoke", args=[ReviewLink.objects.get(name="Sample Colleague").pk]
    )
    assert "no way back" in office.client.get(address).content.decode()
    assert "Words of a draft" in shown(one)

    office.client.post(address)

    assert shows_nothing(one)
    assert shows_nothing(f"{one}{path_of(things_of(office.page)[0])[1:]}")
    assert "Words of a draft" in shown(other)
    assert "revoked" in office.listed()


def test_it_shows_what_the_one_who_gave_it_may_give_today(office: Office) -> None:
    link = office.link()
    groups = list(office.editor.groups.all())

    office.editor.groups.clear()
    assert shows_nothing(link)
    office.editor.groups.set(groups)
    assert "Words of a draft" in shown(link)
    office.editor.is_active = False
    office.editor.save()
    assert shows_nothing(link)
    office.editor.delete()
    assert shows_nothing(link)


def test_of_an_embargo_only_who_may_publish_gives_links(office: Office) -> None:
    """A link that someone else gave before goes dark when the embargo is set."""
    page, link = office.page, office.link()
    until = NOW + datetime.timedelta(days=3)
    PressReleasePage.objects.filter(pk=page.pk).update(embargo_until=until)
    assert "Words of a draft" in shown(link), "an editor may publish it"

    take_away_publishing(office.editor)

    assert shows_nothing(link)
    assert refused(office.make())
    PressReleasePage.objects.filter(pk=page.pk).update(embargo_until=None)
    assert "Words of a draft" in shown(link), "they still may change it"


def take_away_publishing(user: Any) -> None:
    for group in user.groups.all():
        group.page_permissions.filter(permission__codename="publish_page").delete()


# --- Giving one -----------------------------------------------------------------------------------


def test_it_is_shown_this_once_and_kept_nowhere(office: Office) -> None:
    made = office.make()
    [link] = attributes(BeautifulSoup(made.content, "html.parser"), "input#shown-once", "value")
    token = link.rstrip("/").rsplit("/", 1)[-1]

    assert "no-store" in made["Cache-Control"]
    assert token not in office.listed()
    assert token not in str(ReviewLink.objects.values())
    assert token not in str([entry.data for entry in PageLogEntry.objects.all()])


def test_the_list_and_the_history_tell_who_has_one(office: Office) -> None:
    office.link()
    office.link(name="Another Colleague")

    rows = texts(BeautifulSoup(office.listed(), "html.parser"), "table.listing tbody tr")
    assert len(rows) == 2
    assert all("shows the draft" in row for row in rows)
    history = reverse("wagtailadmin_pages:history", args=[office.page.pk])
    assert "Review link made for Another Colleague" in office.client.get(history).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[office.page.pk])
    assert reverse("review_links_of_page", args=[office.page.pk]) in (
        office.client.get(edit).content.decode()
    )


def test_it_is_good_for_a_month_at_most(office: Office) -> None:
    for moment, complaint in (
        ("2026-11-01 12:00", "has passed"),
        ("2026-12-01 12:01", "At most 30 days"),
        ("", "required"),
    ):
        assert complaint in office.make(expires_at=moment).content.decode(), moment
    assert office.make(name="").status_code == 200
    assert not ReviewLink.objects.exists()


def test_the_list_costs_the_same_however_long_it_is(office: Office) -> None:
    def queries(work: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    office.link()
    queries(office.listed)
    before = queries(office.listed)
    for number in range(4):
        office.link(name=f"Colleague {number}")

    assert queries(office.listed) == before
