"""Which terms a text has: in every script, the longest first, never inside another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.translation.glossary.terms import Term, found_in, occurs, without


def names(text: str, *terms: str | Term) -> list[str]:
    given_terms = [Term(term) if isinstance(term, str) else term for term in terms]
    return [term.term for term in found_in(text, given_terms)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Decent work for all.", "decent work"),
        ("Two home-based workers met.", "home-based worker"),
        ("las trabajadoras en domicilio", "trabajadoras en domicilio"),
        ("The decent\n work", "decent work"),
        ("सामाजिक सुरक्षा चाहिए", "सामाजिक सुरक्षा"),
        ("گھر مزدوروں کے لیے سماجی تحفظ۔", "سماجی تحفظ"),
        ("เราต้องการงานที่มีคุณค่าสำหรับทุกคน", "งานที่มีคุณค่า"),
        ("ພວກເຮົາຕ້ອງການວຽກທີ່ມີຄຸນຄ່າ", "ວຽກທີ່ມີຄຸນຄ່າ"),
        ("យើងចង់បានការងារសមរម្យសម្រាប់ទាំងអស់គ្នា", "ការងារសមរម្យ"),
        ("ကျွန်ုပ်တို့သည်သင့်တော်သောအလုပ်ကိုလိုချင်သည်", "သင့်တော်သောအလုပ်"),
        ("достойный труд", "Достойный Труд"),
        ("cafe\u0301 work", "caf\u00e9"),
        ("<b>decent</b> work", "decent work"),
        ("สมาชิกของHNIในไทย", "HNI"),
        ("HNI-এর সদস্য", "HNI"),
        ("HNI's members", "HNI"),
    ],
)
def test_found(text: str, term: str) -> None:
    assert names(text, term) == [term]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The indecent worker", "decent work"),
        ("C1770", "C177"),
        ("XHNI", "HNI"),
        ("HNIs", "HNI"),
        ("workshop", "work"),
        ("सामाजिकता", "सामाजिक"),
        ("कामगार", "काम"),
        ("کامیاب", "کام"),
        ("Anus and an", "ans"),
        ("a1", "a"),
    ],
)
def test_not_inside_another_word(text: str, term: str) -> None:
    assert names(text, term) == []


def test_a_mark_belongs_to_its_word() -> None:
    """Vowel signs are no letters for Python, but part of the word."""
    assert names("की", "क") == []
    assert names("ती की", "की") == ["की"]


def test_the_longest_counts() -> None:
    assert names("social protection floors", "protection", "social protection") == [
        "social protection"
    ]
    assert names("social protection and protection", "protection", "social protection") == [
        "social protection",
        "protection",
    ]


def test_where_case_matters() -> None:
    may = Term("May", case_sensitive=True)
    assert names("We may meet in May.", may) == ["May"]
    assert names("We may meet.", may) == []
    assert names("hni", Term("HNI", keep_as_is=True)) == []


def test_markup_is_no_text() -> None:
    assert names('<a id="a1">the plan</a>', "a1", "id") == []


def test_without_leaves_the_rest() -> None:
    assert without(["decent work"], "We want Decent Work now").split() == ["We", "want", "now"]
    assert without([], "text") == "text"


words = st.text(min_size=1, max_size=30)


@given(words, st.lists(words, max_size=6))
def test_never_raises(text: str, terms: list[str]) -> None:
    known = [Term(term) for term in terms]
    assert set(found_in(text, known)) <= set(known)


@given(st.lists(st.from_regex(r"[a-zč]{4,8}", fullmatch=True), min_size=1, max_size=5, unique=True))
def test_every_word_of_a_text_is_found(words: list[str]) -> None:
    assert {*names(" ".join(words), *words)} == {*words}


@given(st.sampled_from(["งาน", "домашний труд", "काम", "کام", "decent work"]), st.text(max_size=20))
def test_a_term_with_spaces_around_it_occurs(term: str, text: str) -> None:
    assert occurs(term, f"{text} {term} {text}")
