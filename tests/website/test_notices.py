"""Notes above a page: plain values in, in the reader's language."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.actions.create_alias import CreatePageAliasAction

from tests.factories.home import StandardPageFactory
from tests.factories.pages import locale, translate
from tests.website.html import attributes, element, get_page, texts

A_DAY = datetime.date(2023, 11, 8)


def notice(kind: str, language: str = "en", **values: object) -> BeautifulSoup:
    with translation.override(language):
        html = render_to_string(f"components/notice_{kind}.html", values)
    soup = BeautifulSoup(html, "html.parser")
    note = element(soup, ".notice")
    # Above the text it is a landmark of its own; within the text it must not be.
    assert note.name == "aside" or note["role"] == "note"
    return soup


def test_outdated_translation_names_the_day_and_leads_to_the_original() -> None:
    soup = notice("outdated", "es", source="en", source_url="/en/news/", changed=A_DAY)

    (text,) = texts(soup, "p")
    assert "8 de noviembre de 2023" in text
    assert text.endswith("Leer el original: inglés")
    assert attributes(soup, "a", "href") == ["/en/news/"]
    assert attributes(soup, "a", "hreflang") == ["en"]


def test_withdrawn_says_when_why_and_what_replaces_it() -> None:
    replacement = {"html_url": "/en/news/new/", "title": "The new one"}

    full = notice("withdrawn", withdrawn=A_DAY, reason="Sent too early.", replacement=replacement)
    bare = notice("withdrawn", withdrawn=A_DAY, reason="Sent too early.", replacement=None)

    assert texts(full, "p") == [
        "Withdrawn on 8 November 2023.",
        "Sent too early.",
        "What replaces it: The new one",
    ]
    assert attributes(full, "a", "href") == ["/en/news/new/"]
    assert texts(bare, "p") == ["Withdrawn on 8 November 2023.", "Sent too early."]


def test_a_reason_is_text() -> None:
    assert not notice("withdrawn", withdrawn=A_DAY, reason="<b>x</b>", replacement=None).b


@pytest.mark.django_db
def test_a_page_in_another_language_than_the_reader_s_says_so() -> None:
    home = translate(StandardPageFactory(), "ur").get_parent()
    english = StandardPageFactory(title="Only in English")
    alias = CreatePageAliasAction(english, parent=home, update_locale=locale("ur")).execute()

    soup = get_page(alias)

    assert "انگریزی" in texts(soup, ".notice-language p")[0]
    assert element(soup, "main")["lang"] == "en"
    assert not get_page(english).select(".notice")
