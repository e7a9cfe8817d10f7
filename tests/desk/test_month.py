"""The calendar of releases."""

import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from hni_site.desk.enums import Appearance
from hni_site.desk.month import (
    FIRST_YEAR,
    YEARS_AHEAD,
    Month,
    entries,
    first_weekday,
    is_within,
    month_asked,
)
from hni_site.desk.releases import Reader
from hni_site.editorial.gate import waived
from news.models import PressReleasePage
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import translate

TODAY = datetime.date(2026, 11, 8)
NOW = datetime.datetime(2026, 11, 8, 6, 0, tzinfo=datetime.UTC)
NOVEMBER = Month(2026, 11)


@pytest.mark.parametrize(
    ("asked", "given_month"),
    [
        ("2026-02", Month(2026, 2)),
        ("2000-01", Month(2000, 1)),
        ("1999-12", NOVEMBER),
        ("2031-12", Month(2031, 12)),
        ("2032-01", NOVEMBER),
        ("2026-13", NOVEMBER),
        ("2026-00", NOVEMBER),
        ("", NOVEMBER),
        ("2026-1", NOVEMBER),
        ("２０２６-０２", NOVEMBER),
        ("<script", NOVEMBER),
    ],
)
def test_which_month_is_asked_for(asked: str, given_month: Month) -> None:
    assert month_asked(asked, TODAY) == given_month


@given(st.text())
def test_any_question_has_a_month(asked: str) -> None:
    assert is_within(month_asked(asked, TODAY), TODAY)


months = st.builds(Month, st.integers(FIRST_YEAR, TODAY.year + YEARS_AHEAD), st.integers(1, 12))


@given(months)
def test_months_follow_each_other(month: Month) -> None:
    assert month.next.previous == month == month.previous.next
    assert month.next.first_day > month.first_day
    assert month_asked(month.text, TODAY) == month


@given(months, st.integers(0, 6))
def test_whole_weeks_hold_the_month(month: Month, weekday: int) -> None:
    weeks = month.weeks(weekday)
    days = [day for week in weeks for day in week]

    assert all(len(week) == 7 and week[0].weekday() == weekday for week in weeks)
    assert month.first_day in days
    assert month.next.first_day - datetime.timedelta(1) in days


def test_the_week_begins_as_the_language_has_it() -> None:
    with translation.override("en"):
        assert first_weekday() == 6
    with translation.override("fr"):
        assert first_weekday() == 0


@pytest.fixture
def reader(admin_user: User) -> Reader:
    return Reader(admin_user)


def told(found: dict[datetime.date, Any]) -> dict[str, list[tuple[str, str, list[str]]]]:
    return {
        day.isoformat(): [
            (e.page.title, e.appearance.value, [locale.language_code for locale in e.locales])
            for e in of_day
        ]
        for day, of_day in found.items()
    }


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_releases_stand_on_their_days(reader: Reader) -> None:
    public = PressReleasePageFactory(title="B", dateline_date=datetime.date(2026, 11, 2))
    translate(public, "es")
    PressReleasePageFactory(title="A", dateline_date=datetime.date(2026, 11, 2))
    PressReleasePageFactory(title="October", dateline_date=datetime.date(2026, 10, 31))
    PressReleasePageFactory(title="December", dateline_date=datetime.date(2026, 12, 1))
    PressReleasePageFactory(title="Draft", dateline_date=datetime.date(2026, 11, 3), draft=True)
    PressReleasePageFactory(
        title="Held", draft=True, embargo_until=NOW + datetime.timedelta(days=2)
    )
    PressReleasePageFactory(
        title="Over", draft=True, embargo_until=NOW - datetime.timedelta(days=2)
    )
    planned = PressReleasePageFactory(title="Planned", draft=True)
    revision = planned.save_revision()
    revision.approved_go_live_at = NOW + datetime.timedelta(days=3)
    revision.save()

    assert told(entries(reader, NOVEMBER)) == {
        "2026-11-02": [("A", "public", ["en"]), ("B", "public", ["en", "es"])],
        "2026-11-10": [("Held", "embargo", ["en"])],
        "2026-11-11": [("Planned", "scheduled", ["en"])],
    }


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_what_is_under_embargo_stands_there_once(reader: Reader) -> None:
    moment = NOW + datetime.timedelta(days=2)
    held = PressReleasePageFactory(draft=True, embargo_until=moment)
    revision = held.save_revision()
    revision.approved_go_live_at = moment
    revision.save()

    [[entry]] = entries(reader, NOVEMBER).values()

    assert entry.appearance is Appearance.EMBARGO


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_the_day_is_that_of_the_reader(reader: Reader) -> None:
    late = datetime.datetime(2026, 11, 30, 22, 30, tzinfo=datetime.UTC)
    PressReleasePageFactory(draft=True, embargo_until=late)

    with timezone.override("Africa/Nairobi"):
        assert entries(reader, NOVEMBER) == {}
        assert list(entries(reader, NOVEMBER.next)) == [datetime.date(2026, 12, 1)]
    assert list(entries(reader, NOVEMBER)) == [datetime.date(2026, 11, 30)]


@pytest.mark.django_db
def test_an_alias_is_no_release_of_its_own(reader: Reader) -> None:
    release = PressReleasePageFactory(dateline_date=datetime.date(2026, 11, 2))
    with waived():
        release.create_alias(update_slug="again", parent=release.get_parent())
    assert PressReleasePage.objects.count() == 2

    [[entry]] = entries(reader, NOVEMBER).values()

    assert entry.page == release
