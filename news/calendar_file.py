"""An event as an iCalendar file (RFC 5545), for readers' own calendars."""

import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from hni_site.foundations.links import page_url

if TYPE_CHECKING:
    from news.models.events import EventPage

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_file(event: "EventPage") -> bytes:
    """The event in its own time zone, which the file defines.

    Its UID is the same in every language and for ever: a calendar that has the event already
    brings it up to date.
    """
    host = urlsplit(settings.PUBLIC_BASE_URL).hostname
    entry = Event.new(
        uid=f"{event.translation_key}@{host}",
        stamp=event.last_published_at or datetime.datetime.now(datetime.UTC),
        start=event.start.astimezone(event.zone),
        end=event.end and event.end.astimezone(event.zone),
        summary=event.title,
        description=event.summary or None,
        location=event.place or event.online_url or None,
        url=page_url(event),
        categories=[str(event.get_kind_display())],
    )
    calendar = Calendar.new(
        prodid=f"-//{settings.SITE_NAME}//Newsroom//{event.locale.language_code.upper()}",
        subcomponents=[entry],
    )
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content
