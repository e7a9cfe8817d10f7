"""What a product's form asks for, and the price it shows."""

from decimal import Decimal
from typing import Any

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from bazaar_pages.blocks import ProductBlock, price_guidance
from tests.factories.bazaar_pages import PRODUCT
from tests.factories.media import SiteImageFactory

pytestmark = pytest.mark.django_db


def complaints(draft: bool = False, **changes: Any) -> list[str]:
    """The parts of a product that the form complains about."""
    block = ProductBlock()
    value = block.normalize({**PRODUCT, **changes})
    try:
        block.clean_deferred(value) if draft else block.clean(value)
    except StructBlockValidationError as error:
        return sorted(error.block_errors)
    return []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"price_lowest": None, "price_highest": None, "currency": ""}, []),
        ({"currency": ""}, ["currency"]),
        ({"price_highest": None, "currency": ""}, ["currency"]),
        ({"currency": "XYZ"}, ["currency"]),
        ({"price_lowest": Decimal(26)}, ["price_highest"]),
        ({"price_lowest": Decimal(25)}, []),
        ({"price_lowest": Decimal(0), "price_highest": Decimal(0)}, []),
        ({"price_lowest": Decimal("-1")}, ["price_lowest"]),
        ({"price_lowest": Decimal("1.005")}, ["price_lowest"]),
        ({"name": ""}, ["name"]),
    ],
)
def test_rules(changes: dict[str, Any], told: list[str]) -> None:
    assert complaints(**changes) == told


def test_picture_needs_words() -> None:
    picture = SiteImageFactory()

    assert complaints(image=picture) == ["alt_text"]
    assert complaints(image=picture, alt_text="A basket") == []


def test_draft_may_be_unfinished_but_not_wrong() -> None:
    assert complaints(draft=True, currency="", image=SiteImageFactory()) == []
    assert complaints(draft=True, price_lowest=Decimal(26)) == ["price_highest"]


@pytest.mark.parametrize(
    ("lowest", "highest", "shown"),
    [
        (None, None, None),
        (Decimal("10.50"), Decimal(25), ("10.50", "25")),
        (Decimal("10.50"), None, ("10.50", "10.50")),
        (None, Decimal(25), ("25", "25")),
        (Decimal(0), Decimal(0), ("0", "0")),
    ],
)
def test_price_guidance(
    lowest: Decimal | None, highest: Decimal | None, shown: tuple[str, str] | None
) -> None:
    guidance = price_guidance({"price_lowest": lowest, "price_highest": highest, "currency": "USD"})

    assert (guidance and (guidance.lowest, guidance.highest)) == shown
