"""Dates, times and prices in the reader's language."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hni_site.languages import LANGUAGES
from hni_site.website.formats import (
    TimeSpan,
    day,
    file_size,
    moment,
    number,
    price,
    sure_part,
    time_spans,
    year,
)

NOON = datetime.datetime(2023, 10, 20, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "20 October 2023"),
        ("es", "20 de octubre de 2023"),
        ("fr", "20 octobre 2023"),
        ("ur", "20 اکتوبر، 2023"),
        ("dv", "20 October 2023"),  # CLDR has no Dhivehi.
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, expected: str) -> None:
    with translation.override(language):
        assert day(NOON.date()).replace("\xa0", " ") == expected


def test_numbers_stay_with_the_words_beside_them() -> None:
    with translation.override("en"):
        assert day(NOON.date()) == "20\xa0October\xa02023"
    with translation.override("th"):
        assert day(NOON.date()) == "20\xa0ตุลาคม ค.ศ.\xa02023"


def test_a_year_alone_names_its_era_where_there_are_two() -> None:
    with translation.override("th"):
        assert year(2023) == sure_part("2023") == "ค.ศ.\xa02023"
    with translation.override("fr"):
        assert year(2023) == "2023"


def test_a_moment_is_told_by_utc() -> None:
    nairobi = datetime.datetime(2023, 10, 20, 2, 30, tzinfo=ZoneInfo("Africa/Nairobi"))

    with translation.override("en"):
        assert moment(nairobi) == "19\xa0October\xa02023, 23:30"
    with translation.override("ur"):
        assert moment(nairobi).endswith("2023، 23:30")


@pytest.mark.parametrize(
    ("octets", "language", "expected"),
    [
        (245, "en", "0.2 kB"),
        (327_520, "en", "327.5 kB"),
        (327_520, "hi", "327.5 kB"),
        (1_250_000, "fr", "1,2\u202fMo"),
        (7_000_000_000, "en", "7 GB"),
    ],
)
def test_sizes_of_files(octets: int, language: str, expected: str) -> None:
    with translation.override(language):
        assert file_size(octets).replace("\xa0", " ") == expected


def test_times_have_no_words_of_another_script() -> None:
    with translation.override("hi"):
        [_own, utc] = time_spans(NOON, None, ZoneInfo("Asia/Kolkata"))

    assert utc.start == "12:00"


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_every_language_can_write_days_times_and_prices(language: str) -> None:
    with translation.override(language):
        assert day(NOON.date())
        assert price("10.50", "KES")
        assert number(1200)
        assert all(span.start for span in time_spans(NOON, None, ZoneInfo("Asia/Kathmandu")))


def test_only_the_sure_part_of_a_date_is_written() -> None:
    with translation.override("en"):
        assert sure_part("2002") == "2002"
        assert sure_part("1998-06-17") == "17\xa0June\xa01998"


def test_prices_and_numbers() -> None:
    with translation.override("en"):
        assert price("1500", "KES") == "KES\xa01,500.00"
        assert price("10.5", "USD") == "US$10.50"
    with translation.override("fr"):
        assert price("10.5", "EUR") == "10,50\xa0€"
        assert price("1500", "KES") == "1\u202f500,00\xa0KES"
        assert number(1200000) == "1\u202f200\u202f000"


def test_an_event_that_ends_on_another_day_says_so() -> None:
    end = NOON + datetime.timedelta(hours=10)

    with translation.override("es"):
        own, utc = time_spans(NOON, end, ZoneInfo("Africa/Nairobi"))

    assert own == TimeSpan(
        zone="hora de África oriental",
        first_day="viernes, 20\xa0de octubre de\xa02023",
        start="15:00",
        last_day="sábado, 21\xa0de octubre de\xa02023",
        end="1:00",
    )
    assert (utc.zone, utc.start, utc.last_day, utc.end) == ("UTC", "12:00", "", "22:00")


def test_utc_is_given_once() -> None:
    with translation.override("en"):
        summer = time_spans(NOON, None, ZoneInfo("Europe/London"))
        winter = time_spans(NOON.replace(month=12), None, ZoneInfo("Europe/London"))
        itself = time_spans(NOON, None, ZoneInfo("UTC"))

    assert [len(spans) for spans in (summer, winter, itself)] == [2, 1, 1]
    assert summer[0].end == ""


@given(
    st.datetimes(
        min_value=datetime.datetime(2000, 1, 1),
        max_value=datetime.datetime(2050, 1, 1),
        timezones=st.just(datetime.UTC),
    ),
    st.timedeltas(min_value=datetime.timedelta(minutes=1), max_value=datetime.timedelta(days=3)),
    st.sampled_from(["Africa/Nairobi", "Asia/Kathmandu", "America/Lima", "UTC"]),
)
def test_the_last_day_is_named_exactly_when_it_is_another(
    start: datetime.datetime, length: datetime.timedelta, name: str
) -> None:
    zone = ZoneInfo(name)
    with translation.override("en"):
        span = time_spans(start, start + length, zone)[0]

    same_day = start.astimezone(zone).date() == (start + length).astimezone(zone).date()
    assert (span.last_day == "") is same_day
