"""The public document of every page type, letter by letter."""

import re

import pytest
import time_machine
from django.test import Client

from hni_site.foundations.pages import SitePage
from tests.contract.complete import complete
from tests.contract.golden import HERE, assert_golden
from tests.discovery import PAGE_TYPES, label

pytestmark = pytest.mark.django_db


def file_name(page_type: type[SitePage]) -> str:
    """`press_release` for PressReleasePage."""
    name = page_type.__name__.removesuffix("Page")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
@time_machine.travel("2023-11-08T09:00:00Z", tick=False)
def test_document(page_type: type[SitePage], client: Client) -> None:
    page = complete(page_type)

    answer = client.get(f"/api/v2/pages/{page.pk}/")

    assert answer.status_code == 200
    assert_golden(file_name(page_type), answer.json())


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == set(map(file_name, PAGE_TYPES))
