"""How words are set: hyphens in large letters, commas."""

import pytest
from django.template import Context, Template
from django.utils import translation


def rendered(source: str, **context: str) -> str:
    return Template("{% load website %}" + source).render(Context(context))


def test_short_words_are_not_torn_at_their_hyphens() -> None:
    title = "Home-based workers & a membership-based-organisation"

    assert rendered("{{ title|whole }}", title=title) == (
        '<span class="whole">Home-based</span> workers &amp; a membership-based-organisation'
    )


def test_a_word_with_a_hyphen_is_no_way_in_for_markup() -> None:
    assert rendered("{{ title|whole }}", title="<b>a-b</b>") == (
        '&lt;b&gt;<span class="whole">a-b</span>&lt;/b&gt;'
    )


@pytest.mark.parametrize(("language", "shown"), [("en", "a, b"), ("ur", "a، b"), ("th", "a b")])
def test_lists_have_the_comma_of_the_language(language: str, shown: str) -> None:
    with translation.override(language):
        assert rendered("a{% comma %}b") == shown
