from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.api.seeding import Seeded, seeded_site
from tests.factories.home import home_page
from tests.factories.tree import TinySite


@pytest.fixture
def localized(tiny_localized_site: dict[str, TinySite]) -> dict[str, TinySite]:
    """The small site with its home page, which the migrations make, in the store."""
    home_page().save()
    return tiny_localized_site


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seeded]:
    """A small whole site for all tests of the module; what a test writes is taken back after it."""
    with django_db_blocker.unblock(), seeded_site() as site:
        yield site
