"""What the search compares, takes apart and shows: rules that ask no database."""

import re
import unicodedata

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from hni_site.content_store.indexing import key_of, piece_keys
from hni_site.foundations.folding import folded, folded_with_places, is_unspaced, terms, tokens
from hni_site.search.query import LONGEST, MOST_WORDS, cleaned, parse, with_other
from hni_site.search.snippets import LENGTH, marked, snippet
from hni_site.search.spelling import Known, forms, nearest

# Letters of our scripts with their signs, what editors paste, and whatever else there is.
LETTERS = "aéÅßıøŁñ ёйқӣ كيىﻻآئہھگھرکاٰ م‌ی كَتَبَ हिन्दीक़ँ বাংলা தமிழ் ไทยผู้ ລາວ ខ្មែរ မြန်မာ འབྲུག ދިވެހި"
LETTERS += "٣۴५ ½ﬁ<>&\"'“”-–\u200b\u00ad"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"])))


# --- How letters are compared ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("México", "MEXICO"),
        ("Việt Nam đồng", "viet nam dong"),
        ("home‑based workers’", "home based workers"),
        ("مَکَان", "مکان"),
        ("كراچي", "کراچی"),
        ("آزاد", "ازاد"),
        ("می‌روم", "میروم"),
        ("۲۰۲۳", "2023"),
        ("क़ानून", "कानून"),
        ("माँग", "मांग"),
        ("ผู้\u200bหญิง", "ผู้หญิง"),
        ("съёмка", "съемка"),
        ("ﬁnance", "finance"),
    ],
)
def test_what_readers_write_in_two_ways_is_the_same(written: str, also: str) -> None:
    assert folded(written) == folded(also)


@pytest.mark.parametrize(("one", "other"), [("की", "का"), ("มา", "มี"), ("ދި", "ދު"), ("ကို", "ကာ")])
def test_signs_that_make_another_word_of_it_count(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(texts)
def test_what_is_folded_stays_so(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(texts)
def test_each_compared_letter_has_its_place(text: str) -> None:
    compared, places = folded_with_places(text)

    assert " ".join(compared.split()) == folded(text)
    assert len(places) == len(compared)
    assert places == sorted(places)


@given(texts)
def test_tokens_are_the_text_without_its_spaces(text: str) -> None:
    compared = folded(text)
    found = list(tokens(compared))

    assert "".join(found) == compared.replace(" ", "")
    assert all(all(is_unspaced(c) == is_unspaced(token) for c in token) for token in found)


@given(texts, st.data())
def test_whatever_stands_in_a_stretch_begins_one_of_its_terms(
    text: str, data: st.DataObject
) -> None:
    for token in tokens(folded(text)):
        if is_unspaced(token):
            start = data.draw(st.integers(0, len(token) - 1))
            part = token[start : start + data.draw(st.integers(1, 3))]
            assert any(term.startswith(part) for term in terms(token))


def test_a_word_has_a_key_of_its_own_in_each_language() -> None:
    assert key_of("en", "chat") != key_of("fr", "chat")
    assert not set(piece_keys("en", "chat")) & set(piece_keys("fr", "chat"))
    assert len(set(piece_keys("en", "worker")) & set(piece_keys("en", "workers"))) == 6


# --- The question ---------------------------------------------------------------------------------


def test_a_question_is_words_and_phrases() -> None:
    query = parse('Kenya "home-based workers" «C177» Kenya')

    assert query.words == ("home", "based", "workers", "c177", "kenya")
    assert query.phrases == ("home based workers",)
    assert query.exactly == {"home", "based", "workers", "c177"}


@pytest.mark.parametrize("asked", ['"', '""', '" "', "-", "%", "…", '"half', "\u200b"])
def test_odd_quotes_and_marks_are_no_trouble(asked: str) -> None:
    query = parse(asked)

    assert query.phrases == ()
    assert query.words in ((), ("half",))


@given(st.text(max_size=900))
def test_a_question_is_bounded(asked: str) -> None:
    shown = cleaned(asked)
    query = parse(shown)

    assert len(shown) <= LONGEST
    assert not re.search(r"[\x00\r\n\ud800-\udfff]", shown)
    assert len(query.words) <= MOST_WORDS
    assert cleaned(shown) == shown


@pytest.mark.parametrize(
    ("asked", "word", "other", "then"),
    [
        ("wrokers Kenya", "wrokers", "workers", "workers Kenya"),
        ('"decent wrok" C177', "wrok", "work", '"decent work" C177'),
        ("home-basd", "basd", "based", "home based"),
        ("Wrokers’", "wrokers", "workers", "workers"),
        ("one two", "one", "", "two"),
    ],
)
def test_a_word_of_the_question_is_replaced(asked: str, word: str, other: str, then: str) -> None:
    assert with_other(asked, word, other) == then


# --- Other forms and other spellings --------------------------------------------------------------


def known(*words: str) -> list[Known]:
    return [Known(key_of("en", word), "en", word) for word in words]


def texts_of(words: list[Known]) -> list[str]:
    return [word.text for word in words]


def test_other_endings_are_forms_of_a_word() -> None:
    site = known("worker", "workers", "working", "work", "workerless", "kenya")

    assert texts_of(forms("worker", site)) == ["workers", "work"]
    assert texts_of(forms("art", known("arts", "article"))) == []
    assert texts_of(forms("2023", known("20231"))) == []


def test_the_nearest_spelling_comes_first() -> None:
    site = known("workers", "worker", "walkers", "kenya", "kenyan")

    assert texts_of(nearest("wrokers", site)) == ["workers", "walkers", "worker"]
    assert texts_of(nearest("kneya", site)) == ["kenya", "kenyan"]
    assert nearest("2023", known("2024")) == []
    assert nearest("zz", known("zzz")) == []


# --- What is shown of it --------------------------------------------------------------------------


def shown(text: str, *words: str) -> str:
    """As `[marked]` text."""
    return "".join(f"[{p.text}]" if p.is_marked else p.text for p in snippet([text], words))


def test_the_words_are_marked_where_they_stand_together() -> None:
    before = "Nothing of note is told here about anything at all. " * 12

    text = shown(f"{before}Women WORKERS’ rights in México. {before}", "workers", "mexico")

    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "Women [WORKERS]’ rights in [México]." in text


def test_signs_belong_to_their_letters() -> None:
    assert shown("یہ مَکَان ہے", "مکان") == "یہ [مَکَان] ہے"
    assert shown("ผู้ทำการผลิตที่บ้านในไทย", folded("ที่บ้าน")) == "ผู้ทำการผลิต[ที่บ้าน]ในไทย"
    assert shown("ស្ត្រី\u200bធ្វើការ\u200bតាម\u200bផ្ទះ", folded("ធ្វើការតាម")) == (
        "ស្ត្រី\u200b[ធ្វើការ\u200bតាម]\u200bផ្ទះ"
    )


def test_of_several_texts_that_with_most_words_is_shown() -> None:
    found = snippet(["Workers.", "Workers in Kenya.", "Kenya."], {"workers", "kenya"})

    assert [part.text for part in found if part.is_marked] == ["Workers", "Kenya"]
    assert snippet(["Workers."], {"nowhere"}) == []
    assert snippet([], {"workers"}) == []


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_a_snippet_is_a_part_of_its_text_and_has_a_mark(
    paragraphs: list[str], data: st.DataObject
) -> None:
    words = [token for text in paragraphs for token in tokens(folded(text))]
    wanted = data.draw(st.lists(st.sampled_from(words), min_size=1)) if words else ["x"]

    parts = snippet(paragraphs, wanted)

    assert bool(parts) == bool(words)
    if parts:
        told = "".join(part.text for part in parts).removeprefix("… ").removesuffix(" …")
        assert any(told in text for text in paragraphs)
        marks = [part.text for part in parts if part.is_marked]
        assert marks
        longest = max(map(len, marks))
        assert len(told) <= LENGTH + longest
        for mark in marks:
            assert any(word in "".join(folded(mark).split()) for word in wanted) or any(
                folded(mark) in word for word in wanted
            )


@given(texts)
def test_what_is_shown_is_always_escaped(text: str) -> None:
    words = set(tokens(folded(text)))
    for parts in (
        snippet([f"<script>{text}</script> {text}"], {*words, "script"}),
        marked(text, words),
    ):
        html = render_to_string("components/search_parts.html", {"parts": parts})
        assert set(re.findall(r"<[^>]*>?", html)) <= {"<mark>", "</mark>"}


def test_nothing_begins_with_a_sign() -> None:
    text = "ที่ผู้หญิง" * 60
    parts = snippet([text], {folded("หญิง")})

    assert all(
        unicodedata.category(part.text.removeprefix("… ")[:1] or "x")[0] != "M" for part in parts
    )
