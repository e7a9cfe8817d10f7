"""Pages that are given again while nothing public changes: quick, the same for all, never stale."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from home.models import OrganisationSettings
from tests.api.test_repeating import Process, connection_stays
from tests.factories.home import home_page
from tests.factories.news import EventPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, publish
from tests.factories.tree import TinySite

__all__ = ["connection_stays"]

HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock(tiny_localized_site: dict[str, TinySite]) -> Iterator[Any]:
    """Long enough after the last change for its date to be told."""
    OrganisationSettings.for_site(Site.objects.get())  # Is written when first asked for.
    with time_machine.travel(timezone.now() + HOUR, tick=False) as traveller:
        yield traveller


@pytest.fixture
def process() -> Process:
    return Process()


def test_a_page_is_made_once(process: Process, tiny_localized_site: dict[str, TinySite]) -> None:
    for language, site in tiny_localized_site.items():
        for page in site:
            first = process.get(page.url)
            made = process.asked
            with CaptureQueriesContext(connection) as captured:
                second = process.get(page.url)

            assert first.status == 200
            assert second == first
            assert (process.asked, len(captured)) == (made, 1), page
            assert first.headers["Content-Language"] == language
            assert first.headers["Vary"] == "Accept-Encoding, Cookie"
            assert "Set-Cookie" not in first.headers


def test_packed_as_the_browser_takes_it(process: Process) -> None:
    plain = process.get("/en/")
    packed = {name: process.get("/en/", accept_encoding=name) for name in ("br", "gzip")}

    for name, answer in packed.items():
        assert answer.headers["Content-Encoding"] == name
        assert len(answer.body) < len(plain.body) / 3
        assert answer.headers["ETag"] == plain.headers["ETag"]


def test_what_the_browser_has_is_not_sent_again(process: Process) -> None:
    tag = process.get("/en/").headers["ETag"]
    asked = process.asked
    again = process.get("/en/", if_none_match=tag)

    assert (again.status, again.body, process.asked) == (304, b"", asked)
    assert again.headers["ETag"] == tag
    other_process = Process().get("/en/", if_none_match=tag)
    assert (other_process.status, other_process.body) == (304, b"")
    assert process.get("/en/", if_none_match='W/"other"').status == 200


def test_what_changed_is_in_the_very_next_answer(
    process: Process, tiny_localized_site: dict[str, TinySite]
) -> None:
    site = tiny_localized_site["en"]
    addresses = [site.home.url, site.release.url, site.news_index.url]
    for address in addresses:
        process.get(address)
    site.release.title = "Other words"
    publish(site.release)

    for address in addresses:
        assert b"Other words" in process.get(address).body

    organisation = OrganisationSettings.of_site()
    organisation.name = "Another name"
    organisation.save()
    assert b"Another name" in process.get(addresses[0]).body


def test_the_clock_changes_pages_too(process: Process, clock: Any) -> None:
    event = EventPageFactory(
        title="Webinar tomorrow", start=timezone.now() + HOUR, end=timezone.now() + 2 * HOUR
    )
    clock.shift(10 * HOUR)  # After it, and long after the change.
    event.start, event.end = timezone.now() + HOUR, timezone.now() + 2 * HOUR
    publish(event)
    clock.shift(HOUR / 2)
    before = process.get(home_page().url).body
    assert b"Webinar tomorrow" in before

    clock.shift(2 * HOUR)
    assert b"Webinar tomorrow" not in process.get(home_page().url).body


def test_what_is_for_one_reader_is_kept_by_nobody(
    process: Process, tiny_localized_site: dict[str, TinySite]
) -> None:
    release = PressReleasePageFactory(parent=tiny_localized_site["en"].news_index)
    make_private(release, "woven")
    for _ in range(2):
        form = process.get(release.url)
        assert b"password" in form.body
        assert "ETag" not in form.headers
        assert process.asked
    assert process.asked == 2

    reader = Client()
    reader.force_login(User.objects.create_superuser("root"))
    assert not reader.get("/en/").has_header("ETag")


def test_a_missing_page_is_not_kept(process: Process) -> None:
    for _ in range(2):
        assert process.get("/en/nothing-here/").status == 404
    assert process.asked == 2
