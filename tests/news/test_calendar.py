"""Events as calendar files."""

import datetime
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.factories.news import EventPageFactory
from tests.factories.pages import translate
from tests.website.html import attributes, get_page

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2030, 10, 20, 12, tzinfo=datetime.UTC)


def entry_of(event: Any) -> Any:
    response = Client().get(f"{event.url}calendar/")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="event-{event.pk}.ics"'
    calendar = Calendar.from_ical(response.content)
    (entry,) = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not entry.errors
    return entry


def test_says_what_where_and_when_in_the_event_s_own_zone() -> None:
    event = EventPageFactory(
        title="Prices, and how to talk about them",
        start=NOON,
        end=NOON + datetime.timedelta(minutes=90),
        time_zone="Africa/Nairobi",
        place="Nairobi, Kenya",
        summary="Material; hours, skill",
    )

    entry = entry_of(event)

    assert entry["SUMMARY"] == event.title
    assert entry["LOCATION"] == "Nairobi, Kenya"
    assert entry["DESCRIPTION"] == event.summary
    assert entry["URL"] == f"http://testserver{event.url}"
    assert entry["DTSTART"].params["TZID"] == "Africa/Nairobi"
    assert entry["DTSTART"].dt.isoformat() == "2030-10-20T15:00:00+03:00"
    assert entry["DTEND"].dt == event.end
    zones = Client().get(f"{event.url}calendar/").content.decode()
    assert "TZID:Africa/Nairobi" in zones, "the file defines the zone it names"


def test_an_online_event_without_an_end_leads_to_its_link() -> None:
    event = EventPageFactory(
        start=NOON, end=None, time_zone="UTC", place="", online_url="https://example.org/join"
    )

    entry = entry_of(event)

    assert entry["LOCATION"] == "https://example.org/join"
    assert "DTEND" not in entry
    assert entry["DTSTART"].dt == NOON


def test_is_the_same_entry_in_every_language_and_after_a_change() -> None:
    event = EventPageFactory(title="Webinar")
    urdu = translate(event, "ur", title="ویبینار")
    before = entry_of(event)

    event.title = "Webinar, at another time"
    event.save_revision().publish()

    after, in_urdu = entry_of(event), entry_of(urdu)
    assert before["UID"] == after["UID"] == in_urdu["UID"]
    assert in_urdu["SUMMARY"] == "ویبینار"
    assert after["DTSTAMP"].dt >= before["DTSTAMP"].dt


def test_is_offered_as_long_as_the_event_lies_ahead() -> None:
    ahead = EventPageFactory(start=NOON, end=None)
    over = EventPageFactory()

    assert attributes(get_page(ahead), ".actions a[type='text/calendar']", "href") == [
        f"{ahead.url}calendar/"
    ]
    assert not get_page(over).select("a[type='text/calendar']")


def test_a_draft_has_no_calendar_file() -> None:
    event = EventPageFactory(draft=True)

    assert Client().get(f"{event.url}calendar/").status_code == 404
