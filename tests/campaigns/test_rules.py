"""What the forms of campaigns, programmes, resources and ratifications ask for."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from campaigns.blocks import ResourceBlock
from campaigns.enums import Progress
from hni_site.foundations.pages import SitePage
from tests.factories.campaigns import (
    CampaignPageFactory,
    InstrumentFactory,
    ProgrammePageFactory,
    RatificationFactory,
)
from tests.factories.media import SiteDocumentFactory

pytestmark = pytest.mark.django_db


def complaints(instance: Model) -> list[str]:
    """The fields that the model complains about."""
    try:
        instance.full_clean()
    except ValidationError as error:
        return sorted(error.message_dict)
    return []


def changed(page: SitePage, **fields: Any) -> SitePage:
    for name, value in fields.items():
        setattr(page, name, value)
    return page


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["KE", "IN"], []),
        (["KE", "IN", "KE"], ["countries"]),
        (["", ""], []),  # Not chosen yet.
    ],
)
def test_each_country_takes_part_once(codes: list[str], told: list[str]) -> None:
    countries = [
        ("country", {"country": code, "demand": "", "status": Progress.PLANNED}) for code in codes
    ]

    assert complaints(changed(CampaignPageFactory(), countries=countries)) == told


@pytest.mark.parametrize(
    ("launch", "end", "told"),
    [
        (datetime.date(2023, 10, 20), datetime.date(2027, 10, 20), []),
        (datetime.date(2023, 10, 20), datetime.date(2023, 10, 20), []),
        (datetime.date(2023, 10, 20), datetime.date(2023, 10, 19), ["end"]),
        (None, datetime.date(2023, 10, 19), []),
        (datetime.date(2023, 10, 20), None, []),
    ],
)
def test_campaign_ends_after_its_launch(
    launch: datetime.date | None, end: datetime.date | None, told: list[str]
) -> None:
    assert complaints(changed(CampaignPageFactory(), launch=launch, end=end)) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (2024, 2027, []),
        (2024, 2024, []),
        (2024, 2023, ["period_end"]),
        (None, 2027, []),
        (1899, None, ["period_start"]),
        (None, 2101, ["period_end"]),
    ],
)
def test_period_of_a_plan(first: int | None, last: int | None, told: list[str]) -> None:
    page = changed(ProgrammePageFactory(), period_start=first, period_end=last)

    assert complaints(page) == told


def test_resource_is_a_file_or_an_address() -> None:
    block, file = ResourceBlock(), SiteDocumentFactory()

    def accepts(document: Any, url: str, draft: bool = False) -> bool:
        value = block.normalize({"title": "The text", "document": document, "url": url})
        try:
            block.clean_deferred(value) if draft else block.clean(value)
        except ValidationError:
            return False
        return True

    assert accepts(file, "")
    assert accepts(None, "https://www.ilo.org/")
    assert not accepts(None, "")
    assert accepts(None, "", draft=True)
    assert not accepts(file, "https://www.ilo.org/")
    assert not accepts(file, "https://www.ilo.org/", draft=True)


def test_ratification_binds_after_its_registration() -> None:
    ratification = RatificationFactory()
    assert complaints(ratification) == []

    ratification.in_force = ratification.registered - datetime.timedelta(days=1)

    assert complaints(ratification) == ["in_force"]


def test_country_ratifies_an_instrument_once() -> None:
    ratification = RatificationFactory()
    again = RatificationFactory.build(instrument=ratification.instrument, country="FI")
    other = RatificationFactory.build(instrument=InstrumentFactory(code="R184"), country="FI")

    assert complaints(again) == ["__all__"]
    assert complaints(other) == []
