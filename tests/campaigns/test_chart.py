"""Ratifications drawn as threads."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.chart import chart
from campaigns.enums import DatePrecision
from campaigns.models import Ratification

ADOPTED = datetime.date(1996, 6, 20)
CHECKED = datetime.date(2023, 12, 31)

dates = st.dates(datetime.date(1996, 7, 1), datetime.date(2023, 12, 31))


def ratification(
    registered: datetime.date, *, sure: bool = True, country: str = "FI"
) -> Ratification:
    return Ratification(
        country=country,
        registered=registered,
        in_force=registered.replace(day=1) + datetime.timedelta(days=365),
        precision=DatePrecision.DAY if sure else DatePrecision.YEAR,
        checked_on=CHECKED,
    )


def share(place: str) -> float:
    assert place.endswith("%")
    return float(place.removesuffix("%"))


def test_a_thread_begins_with_its_day_and_runs_to_the_last_year_checked() -> None:
    drawn = chart([ratification(datetime.date(2010, 7, 2))], ADOPTED, right_to_left=False)

    assert drawn
    (thread,) = drawn.threads
    assert (thread.name, thread.year) == ("Finland", 2010)
    assert share(thread.registered) == pytest.approx(100 * 14.5 / 28, abs=0.1)
    assert share(thread.in_force) == pytest.approx(100 * 15.5 / 28, abs=0.2)
    assert share(thread.end) == 100


def test_where_only_the_year_is_sure_the_thread_begins_with_the_year() -> None:
    drawn = chart(
        [ratification(datetime.date(2010, 9, 9), sure=False)], ADOPTED, right_to_left=False
    )

    assert drawn
    assert drawn.threads[0].registered == "50%"


def test_the_scale_names_every_fifth_year() -> None:
    drawn = chart([ratification(datetime.date(2010, 9, 9))], ADOPTED, right_to_left=False)

    assert drawn
    assert [year for year, _place in drawn.years] == [2000, 2005, 2010, 2015, 2020]
    assert dict(drawn.years)[2010] == "50%"


@given(dates)
def test_time_runs_as_the_script_does(registered: datetime.date) -> None:
    there, back = (
        chart([ratification(registered)], ADOPTED, right_to_left=direction)
        for direction in (False, True)
    )

    assert there
    assert back
    for left, right in zip(there.threads[0][2:], back.threads[0][2:], strict=True):
        assert share(left) + share(right) == pytest.approx(100, abs=0.1)
    assert share(back.threads[0].end) == 0


@given(st.lists(dates, min_size=1, max_size=20), st.booleans())
def test_every_thread_lies_on_the_chart(days: list[datetime.date], mirrored: bool) -> None:
    drawn = chart([ratification(day) for day in days], ADOPTED, right_to_left=mirrored)

    assert drawn
    for thread in drawn.threads:
        places = [share(place) for place in thread[2:]]
        assert all(0 <= place <= 100 for place in places)
        assert places == sorted(places, reverse=mirrored)


def test_without_ratifications_there_is_no_chart() -> None:
    assert chart([], ADOPTED, right_to_left=False) is None
