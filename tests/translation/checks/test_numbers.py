"""Numbers and dates: right in any script and notation, seen where they changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.publishing.enums import Severity
from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.months import dates, months_in
from hni_site.translation.checks.numbers import numbers
from hni_site.translation.checks.reading_numbers import numbers_in
from tests.translation.checks.checked import found

BLOCKS, WARNS = Severity.BLOCKS, Severity.WARNS

RIGHT = [
    ("13 countries", "13 países", "es"),
    ("13 countries", "trece países", "es"),
    ("3 women", "trois femmes", "fr"),
    ("3 women", "ثلاث نساء", "ar"),
    ("3 women", "ผู้หญิงสามคน", "th"),
    ("Thirteen countries", "13 pays", "fr"),
    ("1,200 members", "1.200 integrantes", "es"),
    ("1,200 members", "1 200 integrantes", "es"),
    ("1,200 members", "1\u202f200 membres", "fr"),
    ("1,200 members", "1200 membres", "fr"),
    ("1,200,000 members", "12,00,000 सदस्य", "hi"),
    ("1,200,000 members", "12 लाख सदस्य", "hi"),
    ("1.2 million members", "1,2 millones de integrantes", "es"),
    ("1.2 million members", "1 200 000 membres", "fr"),
    ("260 million people", "26 کروڑ لوگ", "ur"),
    ("147 million women", "14 کروڑ 70 لاکھ خواتین", "ur"),
    ("260 million people", "260 ล้านคน", "th"),
    ("2 billion people", "2 mil millones de personas", "es"),
    ("2 billion people", "2 milliards de personnes", "fr"),
    ("260 million people", "Адам 260 миллион", "ky"),
    ("57%", "٥٧٪", "ar"),
    ("7.9 %", "٧٫٩ %", "ar"),
    ("12,500 and 3", "١٢٬٥٠٠ و ٣", "ar"),
    ("147 and 57", "१४७ और ५७", "hi"),
    ("147 and 57", "১৪৭ ও ৫৭", "bn"),
    ("147 and 57", "௧௪௭ ௫௭", "ta"),
    ("147 and 57", "۱۴۷ اور ۵۷", "ur"),
    ("147 and 57", "๑๔๗ และ ๕๗", "th"),
    ("147 and 57", "໑໔໗ ແລະ ໕໗", "lo"),
    ("147 and 57", "១៤៧ និង ៥៧", "km"),
    ("147 and 57", "၁၄၇ နှင့် ၅၇", "my"),
    ("147 and 57", "༡༤༧ དང་ ༥༧", "dz"),
    ("in 2023", "ในปี 2566", "th"),
    ("at 12:30", "à 12 h 30", "fr"),
    ("at 2:30 p.m.", "a las 14.30", "es"),
    ("at 2 p.m.", "a las 14", "es"),
    ("à 14 h", "at 2 p.m.", "en"),
    ("at 2:15 p.m. on the 9th", "a las 14:15 del 9", "es"),
    ("1 October 2023", "1er octobre 2023", "fr"),
    ("20 October 2023", "20/10/2023", "es"),
    ("20/10/2023", "20 octobre 2023", "fr"),
    ("No. 177", "núm. 177", "es"),
    ("in 2019–2023", "2019–2023", "ur"),
    ("the 1st of 3", "la 1.ª de 3", "es"),
    ("COVID-19", "کووڈ 19", "ur"),
    ("Call +254 700 000 001", "اتصلوا", "ar"),
    ("See https://example.org/2023/11", "Ver", "es"),
    ("%(n)s of {0}", "%(n)s de {0}", "es"),
]
WRONG = [
    ("13 countries", "31 países", "es"),
    ("13 countries", "países", "es"),
    ("1,200 members", "12,000 integrantes", "es"),
    ("1,200 members", "1.2 सदस्य", "hi"),
    ("1,200 members", "1.200 सदस्य", "hi"),
    ("1.2 million members", "12 millones de integrantes", "es"),
    ("260 million people", "260 mil personas", "es"),
    ("260 million people", "26 لاکھ لوگ", "ur"),
    ("147 million women", "14 کروڑ 7 لاکھ خواتین", "ur"),
    ("57%", "٧٥٪", "ar"),
    ("7.9 %", "79 %", "fr"),
    ("147", "१४८", "hi"),
    ("in 2023", "ในปี 2565", "th"),
    ("at 12:30", "a las 12:35", "es"),
    ("at 1:45 a.m.", "a las 13:45", "es"),
    ("at 2 a.m.", "a las 14", "es"),
    ("3 women", "4 mujeres", "es"),
    ("5 women", "mujeres", "es"),
    ("C177", "C178", "es"),
]


@pytest.mark.parametrize(("source", "target", "language"), RIGHT)
def test_the_same_number(source: str, target: str, language: str) -> None:
    assert found(numbers, source, target, language) == []


@pytest.mark.parametrize(("source", "target", "language"), WRONG)
def test_another_number(source: str, target: str, language: str) -> None:
    assert found(numbers, source, target, language) == [BLOCKS]


def test_a_number_that_the_source_has_not_is_worth_a_look() -> None:
    assert found(numbers, "Many women", "40 mujeres") == [WARNS]


def test_where_number_words_are_unknown_a_small_one_may_be_a_word() -> None:
    assert found(numbers, "5 women", "Аялдар", "ky") == [WARNS]
    assert found(numbers, "50 women", "Аялдар", "ky") == [BLOCKS]


def test_the_source_may_be_in_any_language() -> None:
    assert found(numbers, "1.200 integrantes", "1,200 members", "en", "es") == []
    assert found(numbers, "26 کروڑ لوگ", "260 million people", "en", "ur") == []


@pytest.mark.parametrize("zero", ["0", "٠", "۰", "०", "০", "௦", "๐", "໐", "༠", "၀", "០", "߀", "𞥐"])
def test_digits_of_every_script(zero: str) -> None:
    assert ascii_digits("".join(chr(ord(zero) + n) for n in range(10))) == "0123456789"


@given(st.text(max_size=80))
def test_digits_change_no_length(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_in_every_notation(value: int) -> None:
    for mark in (",", "\u202f", "’"):
        [number] = numbers_in(f"{value:,}".replace(",", mark), "en")
        assert value in number.values


# --- Dates ----------------------------------------------------------------------------------------

DATES_RIGHT = [
    ("On 20 October 2023", "El 20 de octubre de 2023", "es"),
    ("On October 20, 2023", "Le 20 octobre 2023", "fr"),
    ("On 20 October 2023", "20 अक्टूबर 2023 को", "hi"),
    ("On 20 October 2023", "20 अक्तूबर 2023 को", "hi"),
    ("On 20 October 2023", "في 20 تشرين الأول 2023", "ar"),
    ("On 20 October 2023", "20 اکتوبر 2023 کو", "ur"),
    ("On 20 October 2023", "วันที่ 20 ตุลาคม 2566", "th"),
    ("On 20 October 2023", "вчера, 20 октября 2023", "ru"),
    ("On 20/5/2023", "El 20 de mayo de 2023", "es"),
    ("Women may ask 20 questions", "Las mujeres, 20 preguntas", "es"),
    ("In 5 May rallies", "En 5 marchas", "es"),
]
DATES_WRONG = [
    ("On 20 October 2023", "El 20 de noviembre de 2023", "es"),
    ("On 20 October 2023", "20 मई 2023 को", "hi"),
    ("On 3 May 2023", "20 مارچ 2023 کو", "ur"),
    ("On 20 October 2023", "วันที่ 20 ธันวาคม 2566", "th"),
    ("On 20 October 2023", "في 20 نوفمبر 2023", "ar"),
]


@pytest.mark.parametrize(("source", "target", "language"), DATES_RIGHT)
def test_the_same_month(source: str, target: str, language: str) -> None:
    assert found(dates, source, target, language) == []


@pytest.mark.parametrize(("source", "target", "language"), DATES_WRONG)
def test_another_month(source: str, target: str, language: str) -> None:
    assert found(dates, source, target, language) == [BLOCKS]


def test_a_month_stands_beside_a_day_or_year() -> None:
    assert months_in("8 May 2023 and March 2024", "en") == {3, 5}
    assert months_in("You may march.", "en") == set()
    assert months_in("They may meet.", "en") == set()
