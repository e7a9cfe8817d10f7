import pytest

from tests.factories.home import home_page
from tests.factories.pages import locale


@pytest.fixture
def home_stored(db: None) -> None:
    """The home page, which the migrations make, in the store as after a worker's start."""
    locale("en")
    home_page().save()
