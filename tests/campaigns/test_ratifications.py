"""A ratification shows no more of its dates than what is sure."""

import datetime

import pytest

from campaigns.enums import DatePrecision
from tests.factories.campaigns import (
    InstrumentFactory,
    InstrumentPageFactory,
    RatificationFactory,
)
from tests.factories.pages import locale, translate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("precision", "registered", "in_force"),
    [
        (DatePrecision.DAY, "1998-06-17", "2000-04-22"),
        (DatePrecision.YEAR, "1998", "2000"),
    ],
)
def test_only_what_is_sure_is_shown(
    precision: DatePrecision, registered: str, in_force: str
) -> None:
    document = RatificationFactory(precision=precision).to_document()

    assert (document.registered, document.in_force) == (registered, in_force)


def test_unsure_day_appears_nowhere_in_the_pages_document() -> None:
    ratification = RatificationFactory(
        registered=datetime.date(2002, 10, 31), precision=DatePrecision.YEAR, country="NL"
    )
    page = InstrumentPageFactory(instrument=ratification.instrument)

    assert "2002-10-31" not in page.build_document().model_dump_json()
    assert str(ratification) == "Netherlands, 2002"


def test_page_lists_the_ratifications_oldest_first_in_its_language() -> None:
    instrument = InstrumentFactory()
    for code, year in (("ES", 2022), ("FI", 1998), ("IE", 1999)):
        RatificationFactory(
            instrument=instrument, country=code, registered=datetime.date(year, 1, 1)
        )
    spanish = instrument.copy_for_translation(locale("es"))
    spanish.title = "Convenio sobre el trabajo a domicilio"
    spanish.save()
    page = translate(InstrumentPageFactory(instrument=instrument), "es")

    document = page.build_document()

    assert document.instrument.title == "Convenio sobre el trabajo a domicilio"
    assert [(r.country.code, r.country.name) for r in document.ratifications] == [
        ("FI", "Finlandia"),
        ("IE", "Irlanda"),
        ("ES", "España"),
    ]
