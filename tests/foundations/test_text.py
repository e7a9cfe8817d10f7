"""The words of documents, and the order of names."""

import pytest

from hni_site.foundations.text import sort_key, texts_of, words_of


def test_texts_keep_what_stands_behind_a_word_next_to_it() -> None:
    document = {
        "title": "Bazaar",
        "body": "<p>Read <a href='/x'>Access to <b>Markets</b></a>. It sells.</p><p>More.</p>",
    }

    assert texts_of(document) == ["Read Access to Markets. It sells. More."]
    assert "markets it" in words_of(document)


def test_addresses_are_no_texts() -> None:
    contact = {"email": "press@example.org", "website": "https://example.org/", "name": "Press"}

    assert texts_of({"title": "", "contact": contact, "note": "Write to a@b.org today"}) == [
        "Press",
        "Write to a@b.org today",
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["Egypt", "Éire", "Finland"],
        # As the dictionaries of Thai have it: the consonant first, whatever stands before it.
        ["เนปาล", "ปากีสถาน", "อินเดีย"],
        ["ไทย", "ฟิลิปปินส์"],
        ["เปรู", "อุรุกวัย"],
    ],
)
def test_names_are_sorted_as_their_language_sorts_them(names: list[str]) -> None:
    assert sorted(set(names), key=sort_key) == names
