"""Events: when they are, for whom."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from news.models import EventPage
from tests.factories.news import EventPageFactory

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
