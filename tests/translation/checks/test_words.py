"""Glossary, what was left untranslated, and lengths."""

import pytest

from hni_site.publishing.enums import Severity
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.glossary import is_used
from hni_site.translation.checks.length import length, max_length, width
from hni_site.translation.glossary.terms import Term
from tests.translation.checks.checked import checks, found

BLOCKS, WARNS = Severity.BLOCKS, Severity.WARNS
HNI = Term("HNI", keep_as_is=True)
WORKER = Term("home-based worker", "trabajadora en domicilio", "", ("trabajadora", "ama de casa"))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("HNI met", "HNI se reunió", []),
        ("HNI met", "La red se reunió", [Check.KEEP_AS_IS]),
        ("HNI met", "La RIH se reunió", [Check.KEEP_AS_IS]),
        ("HNI met", "Hni se reunió", [Check.KEEP_AS_IS]),
        ("Two home-based workers", "Dos trabajadoras en domicilio", []),
        ("A home-based worker", "Una trabajadora", [Check.FORBIDDEN]),
        ("A home-based worker", "Un ama de casa", [Check.FORBIDDEN]),
        ("Home-based workers", "Amas de casa", [Check.FORBIDDEN]),
        ("Home-based workers", "Costureras", [Check.GLOSSARY]),
        ("A housewife", "Un ama de casa", []),
    ],
)
def test_terms(source: str, target: str, expected: list[Check]) -> None:
    assert checks(source, target, terms=[HNI, WORKER]) == expected


def test_a_forbidden_word_blocks_and_a_missing_translation_warns() -> None:
    assert Check.FORBIDDEN.value != Check.GLOSSARY.value
    only_forbidden = Term("HNI", forbidden=("RIH",), keep_as_is=True)
    assert checks("HNI met", "RIH se reunió", terms=[only_forbidden]) == [Check.FORBIDDEN]


@pytest.mark.parametrize(
    ("translation", "text"),
    [
        ("trabajadora en domicilio", "las Trabajadoras en domicilio"),
        ("trabajadora en domicilio", "trabajadores y trabajadoras en su domicilio"),
        ("travailleuse à domicile", "travailleuses et travailleurs à domicile"),
        ("رسد کا سلسلہ", "رسد کے سلسلے"),
        ("गृह-आधारित कामगार", "गृह-आधारित कामगारों"),
        ("العاملات من المنزل", "للعاملات من المنزل"),
        ("งานที่มีคุณค่า", "เราต้องการงานที่มีคุณค่าทุกวัน"),
        ("достойный труд", "достойного труда"),
    ],
)
def test_a_translation_is_used_in_any_form(translation: str, text: str) -> None:
    assert is_used(translation, text)


@pytest.mark.parametrize(
    ("translation", "text"),
    [
        ("trabajadora en domicilio", "trabajadoras del campo"),
        ("سماجی تحفظ", "عوامی حفاظت"),
        ("सामाजिक सुरक्षा", "सामाजिक न्याय"),
        ("งานที่มีคุณค่า", "งานสุภาพ"),
    ],
)
def test_another_translation_is_not_it(translation: str, text: str) -> None:
    assert not is_used(translation, text)


# --- Untranslated ---------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["", "  ", "<b></b>", "\u200b", "<br/>"])
def test_empty_is_all_that_is_told(target: str) -> None:
    assert checks("Decent work.", target) == [Check.EMPTY]


def test_an_empty_source_asks_for_nothing() -> None:
    assert checks("", "") == []


@pytest.mark.parametrize(
    "same",
    [
        "HNI",
        "C177",
        "Nairobi",
        "HomeNet Kenya",
        "12 – 13",
        "https://example.org/a",
        "press@example.org",
        "%(name)s",
        "Nairobi, 2023",
        "",
    ],
)
@pytest.mark.parametrize("language", ["es", "ur", "th"])
def test_names_and_numbers_stay(same: str, language: str) -> None:
    assert checks(same, same, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Women work at home", "Women work at home", "es"),
        ("<b>Women</b> work", "<b>women</b>  work", "fr"),
        ("Women work at home", "Women work at home today", "ur"),
        ("Women work at home every day", "Women work at home ทุกวัน", "th"),
    ],
)
def test_left_in_the_source_language(source: str, target: str, language: str) -> None:
    assert Check.UNTRANSLATED in checks(source, target, language)


def test_a_field_that_holds_a_name() -> None:
    assert checks("Ela Bhatt of the union", "Ela Bhatt of the union", field="name") == []
    assert Check.UNTRANSLATED in checks("Ela Bhatt of the union", "Ela Bhatt of the union")


def test_latin_names_inside_another_script() -> None:
    assert checks("HomeNet International met", "HomeNet International کا اجلاس ہوا", "ur") == []


def test_an_address_is_no_sentence() -> None:
    assert checks("women-at-home", "women-at-home", field="slug") == []
    assert checks("women-at-home", "", field="slug") == [Check.EMPTY]


# --- Lengths --------------------------------------------------------------------------------------


def test_the_field_holds_no_more() -> None:
    assert found(max_length, "a", "x" * 10, max_length=10) == []
    assert found(max_length, "a", "x" * 11, max_length=10) == [BLOCKS]
    assert found(max_length, "a", "<b>&amp;</b>" * 10, max_length=10) == []
    assert found(max_length, "a", "x" * 999) == []


@pytest.mark.parametrize("field", ["title", "seo_title", "body.1b2c.heading"])
def test_a_headline_stays_a_headline(field: str) -> None:
    source = "Weavers win a fair price for their work"
    assert found(length, source, "x" * 60, field=field) == []
    assert found(length, source, "x" * 70, field=field) == [WARNS]
    assert found(length, source, "x" * 70, field="body.1b2c.text") == []


def test_marks_take_no_room() -> None:
    assert width("กี่") == 1
    assert width("कि") == 2
    assert width("a\u200eb") == 2
