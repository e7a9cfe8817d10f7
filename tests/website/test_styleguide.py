"""The style guide: in development only, and complete by itself."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.test.signals import template_rendered
from pytest_django import Settings
from wagtail import blocks
from wagtail.rich_text import RichText

from hni_site.foundations.blocks import KeyFigureBlock, QuoteBlock, TextTableBlock
from hni_site.website.specimens import WORDS, in_script
from hni_site.website.styleguide import components
from tests.discovery import stream_blocks
from tests.factories.tree import TinySite
from tests.website.html import texts

# What a page says is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

ADDRESS = "/styleguide/"


@pytest.fixture
def guide(
    settings: Settings, tiny_localized_site: dict[str, TinySite]
) -> tuple[BeautifulSoup, set[str]]:
    """The page, and the templates of which it is made."""
    settings.DEBUG = True
    used: set[str] = set()

    def note(template: Any, **kwargs: Any) -> None:
        used.add(template.name)

    template_rendered.connect(note)
    try:
        response = Client().get(ADDRESS)
    finally:
        template_rendered.disconnect(note)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser"), used


def test_is_a_tool_of_development() -> None:
    assert Client().get(ADDRESS).status_code == 404


def test_shows_every_block_there_is(guide: tuple[BeautifulSoup, set[str]]) -> None:
    _page, used = guide

    assert {block.meta.template for block in stream_blocks().values()} <= used


def test_shows_each_component_that_takes_plain_values(
    guide: tuple[BeautifulSoup, set[str]],
) -> None:
    _page, used = guide

    assert {f"components/{name}.html" for name in components(WORDS["en"])} <= used
    notices = {"language", "outdated", "withdrawn"}
    assert {f"components/notice_{kind}.html" for kind in notices} <= used


def test_shows_everything_in_four_scripts(guide: tuple[BeautifulSoup, set[str]]) -> None:
    page, _used = guide

    shown = page.select(".specimens")
    assert len(shown) == len(components(WORDS["en"])) + len(stream_blocks()) + 1
    for specimens in shown:
        parts = specimens.select(":scope > [lang]")
        found = [(part["lang"], part["dir"]) for part in parts]
        assert found == [("en", "ltr"), ("ur", "rtl"), ("hi", "ltr"), ("th", "ltr")]
    quote = next(q for q in page.select("[lang=hi] .quote blockquote"))
    assert texts(quote, "p") == [WORDS["hi"].phrase]


def test_words_take_the_place_of_words_and_figures_stay() -> None:
    block = KeyFigureBlock()
    value = block.normalize({"value": "260 million", "unit": "workers", "as_of": None})

    shown = in_script(block, value, WORDS["th"])

    assert shown["value"] == "260 million"
    assert shown["unit"] == WORDS["th"].word
    assert shown["as_of"] is None


def test_lists_tables_and_rich_text_keep_their_shape() -> None:
    words = WORDS["ur"]
    quotes = blocks.ListBlock(QuoteBlock())
    table = TextTableBlock()

    listed = in_script(quotes, quotes.normalize([{"text": "x" * 100}, {"text": "y"}]), words)
    cells = in_script(table, table.get_preview_value(), words)

    assert [item["text"] for item in listed] == [words.sentence, words.word]
    assert [column["heading"] for column in cells.columns] == [words.word] * 2
    assert cells.row_data[0]["values"] == [words.word, "147"]
    assert words.sentence in in_script(blocks.RichTextBlock(), RichText("<p>x</p>"), words).source
