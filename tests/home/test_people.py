"""Who serves in a body today."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from home.enums import Body
from home.models import Person, StandardPage
from tests.factories.home import PersonFactory, StandardPageFactory
from tests.factories.pages import locale, translate

pytestmark = pytest.mark.django_db

START, END = datetime.date(2023, 1, 1), datetime.date(2026, 12, 31)


def serving(language: str = "en", body: Body = Body.EXECUTIVE_COMMITTEE) -> list[str]:
    return [person.name for person in Person.serving(body, language)]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2022-12-31T23:59:59Z", False),
        ("2023-01-01T00:00:00Z", True),
        ("2026-12-31T23:59:59Z", True),
        ("2027-01-01T00:00:00Z", False),
    ],
)
def test_from_the_first_day_of_the_term_to_the_last(today: str, shown: bool) -> None:
    PersonFactory(name="Sample Person", term_start=START, term_end=END)

    with time_machine.travel(today, tick=False):
        assert serving() == (["Sample Person"] if shown else [])


def test_term_without_dates_has_no_end() -> None:
    PersonFactory(name="Sample Person", term_start=None, term_end=None)

    assert serving() == ["Sample Person"]


def test_in_the_editors_order_and_only_of_the_body() -> None:
    PersonFactory(name="Third", sort_order=20)
    PersonFactory(name="First", sort_order=1)
    PersonFactory(name="Second", sort_order=20)
    PersonFactory(name="Someone else", body=Body.SECRETARIAT)

    assert serving() == ["First", "Second", "Third"]
    assert serving(body=Body.SECRETARIAT) == ["Someone else"]


def test_each_once_in_the_asked_language() -> None:
    chair = PersonFactory(name="Sample Person", role="Chair")
    PersonFactory(name="Not translated")
    spanish = chair.copy_for_translation(locale("es"))
    spanish.role = "Presidenta"
    spanish.save()

    found = Person.serving(Body.EXECUTIVE_COMMITTEE, "es")

    assert sorted((person.name, person.role) for person in found) == [
        ("Not translated", "Chair"),
        ("Sample Person", "Presidenta"),
    ]
    assert sorted(serving("fr")) == ["Not translated", "Sample Person"]


@pytest.mark.parametrize("name", ["Aaa", "Zzz"])
def test_not_translated_is_shown_in_the_site_s_own_language(name: str) -> None:
    chair = PersonFactory(name="Mmm")
    urdu = chair.copy_for_translation(locale("ur"))
    urdu.name = name
    urdu.save()

    assert serving("hi") == ["Mmm"]
    assert serving("ur") == [name]


def test_term_does_not_end_before_it_begins() -> None:
    PersonFactory.build(term_start=START, term_end=START).clean()
    PersonFactory.build(term_start=None, term_end=START).clean()

    with pytest.raises(ValidationError, match="before it begins"):
        PersonFactory.build(term_start=END, term_end=START).clean()


def test_page_shows_them_in_its_language() -> None:
    PersonFactory(name="Sample Person", region="latin-america")
    people = ("people", {"heading": "Executive Committee", "body": Body.EXECUTIVE_COMMITTEE})
    page = StandardPageFactory(body=[people])
    spanish = StandardPage.objects.get(pk=translate(page, "es").pk)

    with translation.override("fr"):
        [block] = spanish.build_document().model_dump(mode="json")["body"]

    [person] = block["value"]["people"]
    assert person["name"] == "Sample Person"
    assert person["region"]["code"] == "latin-america"
