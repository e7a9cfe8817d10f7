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
    assert element(soup, ".notice")["role"] == "note"
    return soup


def test_outdated_translation_leads_to_the_original_where_that_is_public() -> None:
    original = {"code": "en", "path": "/en/news/", "translated": True}

    soup = notice("outdated", "es", source="en", languages=[original])
    alone = notice("outdated", "es", source="en", languages=[{**original, "translated": False}])

    (text,) = texts(soup, "p")
    assert text.endswith("todavía no está al día. Leer en inglés")
    assert attributes(soup, "a", "href") == ["/en/news/"]
    assert attributes(soup, "a", "hreflang") == ["en"]
    assert not alone.select("a")


def test_withdrawn_says_when_why_and_what_replaces_it() -> None:
    replacement = {"html_url": "/en/news/new/", "title": "The new one"}

    full = notice("withdrawn", withdrawn=A_DAY, reason="Sent too early.", replacement=replacement)
    bare = notice("withdrawn", withdrawn=A_DAY, reason="Sent too early.", replacement=None)

    assert texts(full, "p") == [
        "Withdrawn on November 8, 2023.",
        "Sent too early.",
        "What replaces it: The new one",
    ]
    assert attributes(full, "a", "href") == ["/en/news/new/"]
    assert texts(bare, "p") == ["Withdrawn on November 8, 2023.", "Sent too early."]


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
