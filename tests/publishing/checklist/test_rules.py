"""The checklist's rules: pure functions of parts of a text."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.publishing.checklist.facts import Facts
from hni_site.publishing.checklist.parts import Link, Picture, Target, Weight
from hni_site.publishing.checklist.rules import (
    BUDGET,
    RULES,
    SUMMARY,
    TEXT_BUDGET,
    Flaw,
    broken_links,
    kilobytes,
    languages_behind,
    lead_picture_without_words,
    links_to_nowhere,
    links_under_embargo,
    links_without_words,
    nobody_to_ask,
    pictures_without_words,
    summary_length,
    too_heavy,
)
from hni_site.publishing.enums import Severity, Standing
from hni_site.publishing.standing import LanguageStanding


def texts(flaws: Iterable[Flaw]) -> list[str]:
    return [str(flaw.text) for flaw in flaws]


def test_each_rule_has_a_name_of_its_own_and_looks_at_something_known() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(hasattr(Facts, rule.looks_at) for rule in RULES)


def test_few_rules_block_and_nobody_can_argue_with_them() -> None:
    blocking = {rule.name for rule in RULES if rule.severity == Severity.BLOCKS}

    assert blocking == {"picture-alt", "contact", "link-nowhere"}


@given(alt=st.text(), is_decoration=st.booleans())
def test_a_picture_says_what_it_shows_or_is_decoration(alt: str, is_decoration: bool) -> None:
    picture = Picture("body.1.image.alt_text", "Loom", alt, is_decoration)

    found = list(pictures_without_words([picture]))

    assert bool(found) == (not is_decoration and not alt.strip())
    assert all(flaw.place == picture.place and "“Loom”" in flaw.text for flaw in found)


@pytest.mark.parametrize(("alt", "count"), [(None, 0), ("A loom", 0), ("", 1), (" ", 1)])
def test_a_lead_picture_only_warns(alt: str | None, count: int) -> None:
    assert len(texts(lead_picture_without_words(alt))) == count


def test_someone_to_ask() -> None:
    assert texts(nobody_to_ask(0)) == ["There is no media contact."]
    assert texts(nobody_to_ask(1)) == []


@given(st.text(max_size=300))
def test_a_summary_that_fits_is_never_named(summary: str) -> None:
    assert bool(texts(summary_length(summary))) == (len(summary.strip()) not in SUMMARY)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (0, ["There is no summary."]),
        (1, ["The summary is short: 1 character."]),
        (49, ["The summary is short: 49 characters."]),
        (50, []),
        (160, []),
        (161, ["The summary is long: 161 characters. Search results cut it."]),
    ],
)
def test_how_long_a_summary_is(length: int, said: list[str]) -> None:
    assert texts(summary_length("x" * length)) == said


@pytest.mark.parametrize("href", ["", "#", "#budget"])
def test_a_link_to_nowhere(href: str) -> None:
    [flaw] = links_to_nowhere([Link("body.1", "our report", href)])

    assert flaw.place == "body.1"
    assert "“our report” leads nowhere" in flaw.text


@given(st.sampled_from(["https://example.org/#top", "mailto:a@example.org", "tel:+254"]))
def test_a_link_to_somewhere(href: str) -> None:
    assert texts(links_to_nowhere([Link("body.1", "here", href)])) == []


def test_a_link_to_a_page_has_no_address_of_its_own() -> None:
    links = [Link("body", "page", page_id=1), Link("body", "file", document_id=1)]

    assert texts(links_to_nowhere(links)) == []


def test_a_link_without_words() -> None:
    [flaw] = links_without_words([Link("body", "", "https://example.org/"), Link("body", "here")])

    assert "https://example.org/" in flaw.text


def test_broken_links_are_told_one_by_one_and_embargoed_ones_together() -> None:
    links = [
        (Link(f"body.{n}", target.value, page_id=n), target) for n, target in enumerate(Target)
    ]
    links += [(Link("body.9", "the plan", page_id=9), Target.UNDER_EMBARGO)]

    assert texts(broken_links(links)) == [
        "What the link “hidden” leads to is not public.",
        "What the link “gone” leads to is gone.",
    ]
    assert texts(links_under_embargo(links)) == [
        "These links lead to pages whose embargo ends later: “under-embargo”, “the plan”"
    ]


sizes = st.integers(0, 2 * BUDGET)


@given(html=sizes, css=sizes, pictures=sizes)
def test_weight_against_the_budget(html: int, css: int, pictures: int) -> None:
    found = {flaw.place for flaw in too_heavy(Weight(html, css, pictures))}

    assert ("body" in found) == (html + css > TEXT_BUDGET)
    assert ("lead_image" in found) == (html + css + pictures > BUDGET)


def test_what_could_not_be_weighed_is_not_blamed() -> None:
    assert texts(too_heavy(None)) == []


@given(st.integers(0, 10**9))
def test_kilobytes_are_rounded_up(size: int) -> None:
    assert kilobytes(size) * 1000 >= size > (kilobytes(size) - 1) * 1000


def test_languages_that_are_behind() -> None:
    languages = [
        LanguageStanding("es", "Español", Standing.SIGNED_OFF, 1),
        LanguageStanding("fr", "Français", Standing.IN_REVIEW, 2),
        LanguageStanding("ur", "اردو", Standing.NOT_TRANSLATED, None),
    ]

    assert texts(languages_behind(languages)) == [
        "Not ready in every language: Français (in review), اردو (not translated)."
    ]
    assert texts(languages_behind(languages[:1])) == []


ONE_PLACE: list[tuple[Callable[[Any], Iterable[Flaw]], Any]] = [
    (pictures_without_words, []),
    (links_to_nowhere, []),
    (broken_links, []),
    (links_under_embargo, []),
    (languages_behind, []),
]


@pytest.mark.parametrize(("rule", "nothing"), ONE_PLACE)
def test_nothing_to_look_at(rule: Callable[[Any], Iterable[Flaw]], nothing: Any) -> None:
    assert list(rule(nothing)) == []
