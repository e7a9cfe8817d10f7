"""Lists page by page, and the addresses of what they are narrowed to."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from hni_site.foundations.listing import Address

NAMES = ("campaign", "country", "page")
COUNTRIES = [("KE", "Kenya"), ("NP", "Nepal")]


def address(**asked: str) -> Address:
    return Address("/en/news/", "2023/", asked, NAMES)


def test_an_address_says_only_what_it_is_narrowed_to() -> None:
    assert address().with_() == "/en/news/2023/"
    assert address(country="KE", other="x", campaign="").with_() == "/en/news/2023/?country=KE"


def test_what_is_asked_for_stands_in_one_order() -> None:
    assert address(country="KE", campaign="c").ending == "2023/?campaign=c&country=KE"


def test_another_choice_keeps_the_rest_and_begins_at_the_first_page() -> None:
    countries = address(campaign="c", country="KE", page="3").narrowing("country", COUNTRIES)

    kenya, nepal = countries.choices
    assert nepal.url == "/en/news/2023/?campaign=c&country=NP"
    assert countries.all_url == "/en/news/2023/?campaign=c"
    assert (kenya.is_current, nepal.is_current) == (True, False)
    assert countries.current == kenya


def test_the_default_choice_needs_no_parameter() -> None:
    languages = Address("/ur/news/", "", {"country": "ur"}, NAMES).narrowing(
        "country", [("en", "English"), ("ur", "اردو")], default="ur"
    )

    assert [choice.url for choice in languages.choices] == ["/ur/news/?country=en", "/ur/news/"]
    assert languages.current
    assert languages.current.value == "ur"


def test_what_there_is_not_to_choose_is_no_page() -> None:
    with pytest.raises(Http404):
        address(country="XX").narrowing("country", COUNTRIES)


def test_another_year_takes_the_place_of_this_one() -> None:
    assert address(country="KE").with_("2022/") == "/en/news/2022/?country=KE"
    assert address(country="KE").with_("") == "/en/news/?country=KE"


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_value_can_stand_in_an_address(campaign: str, country: str) -> None:
    query = urlsplit(address(campaign=campaign, country=country).with_()).query

    assert parse_qs(query, keep_blank_values=True) == {
        "campaign": [campaign],
        "country": [country],
    }
