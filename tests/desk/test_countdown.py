"""How long until an embargo ends, in words."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hni_site.desk.countdown import DAY, HOUR, MINUTE, in_words, parts_of

NOW = datetime.datetime(2026, 11, 8, 6, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ({"days": 2, "hours": 3, "minutes": 59}, "in 2 days 3 hours"),
        ({"days": 1, "minutes": 59}, "in 1 day"),
        ({"hours": 1, "minutes": 1}, "in 1 hour 1 minute"),
        ({"minutes": 12, "seconds": 5}, "in 12 minutes 5 seconds"),
        ({"seconds": 1}, "in 1 second"),
        ({"milliseconds": 900}, "now"),
        ({"seconds": 0}, "now"),
        ({"seconds": -5}, "now"),
    ],
)
def test_in_words(span: dict[str, int], words: str) -> None:
    assert in_words(NOW + datetime.timedelta(**span), NOW) == words


@given(st.integers(1, 10_000 * DAY))
def test_what_is_left_out_is_less_than_the_smaller_unit(seconds: int) -> None:
    sizes = {"day": DAY, "hour": HOUR, "minute": MINUTE, "second": 1}
    parts = parts_of(seconds)

    told = sum(number * sizes[unit] for unit, number in parts)
    smaller = HOUR if seconds >= DAY else MINUTE if seconds >= HOUR else 1

    assert 1 <= len(parts) <= 2
    assert 0 <= seconds - told < smaller


def test_in_another_language_nothing_breaks() -> None:
    with translation.override("ur"):
        assert in_words(NOW + datetime.timedelta(days=1), NOW)
