import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.importer.recognise.dates import months, parse_date

DAY = datetime.date(2023, 11, 8)


@pytest.mark.parametrize(
    "text",
    [
        "November 8th, 2023",
        "8 November 2023",
        "8th of November 2023",
        "NOVEMBER 8, 2023",
        "Nov. 8, 2023",
        "Wednesday, 8 November 2023",
        "8 de noviembre de 2023",
        "8 de noviembre del 2023",
        "noviembre 8 de 2023",
        "miércoles, 8 de noviembre de 2023",
        "el 8 de noviembre de 2023",
        "le 8 novembre 2023",
        "mercredi 8 novembre 2023",
        "8 de novembro de 2023",
        "quarta-feira, 8 de novembro de 2023",
        "2023-11-08",
        "8 November, 2023",
        "a 8 de noviembre de 2023",
        "le mercredi 8 novembre 2023",
    ],
)
def test_one_day_in_four_languages(text: str) -> None:
    assert parse_date(text, "en") == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er novembre 2023", datetime.date(2023, 11, 1)),
        ("1º de março de 2023", datetime.date(2023, 3, 1)),
        ("1ro de mayo de 2023", datetime.date(2023, 5, 1)),
        ("15 août 2023", datetime.date(2023, 8, 15)),
        ("15 aout 2023", datetime.date(2023, 8, 15)),
        ("Sept. 9, 2023", datetime.date(2023, 9, 9)),
        ("8 de setiembre de 2023", datetime.date(2023, 9, 8)),
        ("22nd February 2024", datetime.date(2024, 2, 22)),
    ],
)
def test_ordinals_accents_and_abbreviations(text: str, day: datetime.date) -> None:
    assert parse_date(text, "fr") == day


def test_numbers_alone_are_read_as_the_language_has_them() -> None:
    assert parse_date("08/11/2023", "es") == DAY
    assert parse_date("08/11/2023", "en") is None
    assert parse_date("11/11/2023", "en") == datetime.date(2023, 11, 11)
    assert parse_date("13/11/2023", "en") == datetime.date(2023, 11, 13)
    assert parse_date("11/13/2023", "en") == datetime.date(2023, 11, 13)
    assert parse_date("8.11.2023", "fr") == DAY
    assert parse_date("08-11-2023", "es") == DAY


@pytest.mark.parametrize(
    "text",
    ["31 February 2023", "8 November", "November 2023", "8 Novembers 2023", "2023-13-01", "soon",
     "8 November 20234", "45/11/2023", ""],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert parse_date(text, "en") is None


def test_every_month_has_its_names_in_each_language() -> None:
    assert set(months().values()) == set(range(1, 13))
    assert {months()[name] for name in ("march", "marzo", "mars", "marco")} == {3}


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = parse_date(text, "en")
    assert found is None or str(found.year) in text
