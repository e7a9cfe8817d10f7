"""The rules of an embargo, whatever the moment, the zone and who asks."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.foundations.time_zones import time_zone_choices
from hni_site.publishing.embargo.rules import (
    Move,
    NoSuchTime,
    comes_twice,
    goes_live_at,
    in_force,
    local_time,
    moment_of,
    refusal,
    told,
)

SECOND = datetime.timedelta(seconds=1)
DAY = datetime.timedelta(days=1)
NOW = datetime.datetime(2026, 11, 8, 12, 0, tzinfo=datetime.UTC)

moments = st.datetimes(
    datetime.datetime(2020, 1, 1), datetime.datetime(2040, 1, 1), timezones=st.just(datetime.UTC)
).map(lambda moment: moment.replace(microsecond=0))
zones = st.sampled_from([name for name, _label in time_zone_choices()])


@st.composite
def moves(draw: st.DrawFn) -> Move:
    near = st.integers(-3, 3).map(lambda days: NOW + days * DAY)
    return Move(
        before=draw(st.none() | near),
        until=draw(st.none() | near),
        now=NOW,
        is_live=draw(st.booleans()),
        reason=draw(st.sampled_from(["", "  ", "The minister asked."])),
        publishes=draw(st.booleans()),
        is_executive=draw(st.booleans()),
    )


# --- When -----------------------------------------------------------------------------------------


@given(moments)
def test_in_force_to_the_second_before_and_no_longer(until: datetime.datetime) -> None:
    assert in_force(until, until - SECOND)
    assert not in_force(until, until)
    assert not in_force(None, until)


@given(moments, st.none() | moments)
def test_no_text_goes_live_before_the_embargo_ends(
    until: datetime.datetime, go_live_at: datetime.datetime | None
) -> None:
    moment = goes_live_at(until, go_live_at)

    assert not in_force(until, moment)
    assert moment in (until, go_live_at)


# --- What a typed time means ----------------------------------------------------------------------


@given(moments, zones)
def test_what_is_shown_of_a_moment_means_that_moment(moment: datetime.datetime, zone: str) -> None:
    """Of a time that comes twice, the later one."""
    local = local_time(moment, zone)

    read = moment_of(local.date(), local.time(), zone)

    assert local_time(read, zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    assert read >= moment
    assert read == moment or comes_twice(moment, zone)


@given(st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2040, 1, 1)), zones)
def test_a_typed_time_is_that_time_there_or_there_is_none(
    typed: datetime.datetime, zone: str
) -> None:
    typed = typed.replace(microsecond=0, fold=0)
    try:
        moment = moment_of(typed.date(), typed.time(), zone)
    except NoSuchTime:
        there = typed.replace(tzinfo=ZoneInfo(zone)).astimezone(datetime.UTC)
        assert there.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != typed
    else:
        assert moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == typed


def test_times_on_the_nights_when_clocks_change() -> None:
    spring, autumn = datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)
    half_past_two = datetime.time(2, 30)

    with pytest.raises(NoSuchTime):
        moment_of(spring, half_past_two, "Europe/Berlin")
    later = moment_of(autumn, half_past_two, "Europe/Berlin")
    assert later == datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC)
    assert comes_twice(later, "Europe/Berlin")
    assert not comes_twice(later + DAY, "Europe/Berlin")


def test_a_moment_is_told_in_its_zone() -> None:
    moment = datetime.datetime(2026, 11, 8, 3, 0, tzinfo=datetime.UTC)

    assert told(moment, "Africa/Nairobi") == "8 November 2026, 06:00 (Africa/Nairobi)"
    assert told(moment + SECOND, "Asia/Kathmandu") == "8 November 2026, 08:45:01 (Asia/Kathmandu)"
    assert told(moment, "America/New_York") == "7 November 2026, 22:00 (America/New York)"


# --- Who moves it ---------------------------------------------------------------------------------


@given(moves())
def test_only_the_executive_makes_a_release_public_earlier(move: Move) -> None:
    if refusal(move) is None and in_force(move.before, NOW) and not move.is_executive:
        assert move.until is not None
        assert move.before is not None
        assert move.until > move.before


@given(moves())
def test_a_move_is_to_a_moment_that_comes_and_by_someone_who_may(move: Move) -> None:
    if refusal(move) is None:
        assert move.publishes or move.is_executive
        assert move.until != move.before
        assert in_force(move.until, NOW) or (move.until is None and in_force(move.before, NOW))


@given(moves())
def test_a_move_has_a_reason_and_only_the_first_embargo_needs_none(move: Move) -> None:
    is_first = move.before is None and not move.is_live
    if not is_first and not move.reason.strip():
        assert refusal(move) is not None
    if is_first:
        assert (refusal(move) is None) == (refusal(replace(move, reason="So.")) is None)


@given(moves())
def test_the_executive_may_all_that_others_may(move: Move) -> None:
    if refusal(move) is None:
        assert refusal(replace(move, is_executive=True)) is None


def test_what_may_be_done() -> None:
    """So that rules which refuse everything would not pass."""
    officer = Move(None, NOW + DAY, NOW, False, "", publishes=True, is_executive=False)
    executive = Move(NOW + 2 * DAY, None, NOW, False, "So.", publishes=False, is_executive=True)

    assert refusal(officer) is None
    assert refusal(replace(officer, before=NOW + SECOND, reason="So.")) is None
    assert refusal(replace(officer, before=NOW - DAY, is_live=True, reason="So.")) is None
    assert refusal(executive) is None
    assert refusal(replace(executive, until=NOW + DAY)) is None
