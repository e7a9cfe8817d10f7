"""Events: when they are, for whom."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from news.models import EventPage
from tests.factories.news import EventPageFactory
from tests.forms import PUBLISH, errors, filled

pytestmark = pytest.mark.django_db

START = datetime.datetime(2023, 10, 20, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("minutes", "accepted"), [(None, True), (1, True), (90, True), (0, False), (-1, False)]
)
def test_event_ends_after_it_starts(minutes: int | None, accepted: bool) -> None:
    end = None if minutes is None else START + datetime.timedelta(minutes=minutes)
    event = EventPageFactory.build(start=START, end=end)

    if accepted:
        event.clean()
    else:
        with pytest.raises(ValidationError) as raised:
            event.clean()
        assert list(raised.value.message_dict) == ["end"]


@pytest.mark.parametrize("zone", ["Africa/Nairobi", "Asia/Kathmandu", "America/Lima", "UTC"])
def test_every_zone_of_a_member_country_can_be_chosen(zone: str) -> None:
    event = EventPageFactory(time_zone=zone)

    event.full_clean()


def test_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="time_zone"):
        EventPageFactory(time_zone="Africa/Atlantis").full_clean()


def test_times_are_utc_whatever_the_zone_of_the_editor() -> None:
    event = EventPageFactory(start=START)
    kathmandu = datetime.timezone(datetime.timedelta(hours=5, minutes=45))
    event.start = START.astimezone(kathmandu)  # As a form in the editor's zone gives it.

    with timezone.override("Asia/Kathmandu"):
        document = event.build_document().model_dump(mode="json")

    assert document["start"] == "2023-10-20T12:00:00Z"
    assert document["meta"]["first_published_at"] is None or document["meta"][
        "first_published_at"
    ].endswith("Z")


def _typed(client: Client, event: EventPage, **typed: str) -> EventPage:
    """The event after an editor has typed something into its form and published."""
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    response = client.post(url, filled(client, url, event, {**typed, **PUBLISH}))
    assert response.status_code == 302, errors(response)
    return EventPage.objects.get(pk=event.pk)


@pytest.mark.parametrize("zone_of_editor", ["UTC", "Asia/Kathmandu", "America/Lima"])
def test_an_editor_types_the_time_of_the_clocks_at_the_event(
    admin_client: Client, admin_user: User, zone_of_editor: str
) -> None:
    profile = UserProfile.get_for_user(admin_user)
    profile.current_time_zone = zone_of_editor
    profile.save()
    event = EventPageFactory(start=START, end=None, time_zone="Africa/Nairobi")
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])

    assert filled(admin_client, url, event, {})["start"] == "2023-10-20 15:00"
    saved = _typed(admin_client, event, start="2023-11-08 09:30", end="2023-11-08 10:00")
    moved = _typed(admin_client, saved, time_zone="America/Lima")

    assert saved.start == datetime.datetime(2023, 11, 8, 6, 30, tzinfo=datetime.UTC)
    assert saved.end == datetime.datetime(2023, 11, 8, 7, 0, tzinfo=datetime.UTC)
    assert moved.start == datetime.datetime(2023, 11, 8, 14, 30, tzinfo=datetime.UTC)


def test_a_zone_that_was_not_chosen_is_said_and_nothing_else(admin_client: Client) -> None:
    event = EventPageFactory()
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    form = filled(admin_client, url, event, {"time_zone": "", **PUBLISH})

    response = admin_client.post(url, form)

    assert list(errors(response)) == ["time_zone"]


def test_languages_are_named_in_the_pages_language() -> None:
    event = EventPageFactory(languages=["en", "sw"])

    with translation.override("fr"):
        document = event.build_document()

    assert [(label.code, label.name) for label in document.languages] == [
        ("en", "English"),
        ("sw", "Swahili"),
    ]


def test_languages_the_site_does_not_know_are_refused() -> None:
    event = EventPageFactory()
    event.languages = ["en", "tlh"]

    with pytest.raises(ValidationError, match="tlh"):
        event.full_clean()
    assert EventPage.objects.get(pk=event.pk).languages == ["en", "es"]
