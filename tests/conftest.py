import pytest
from django.core.cache import cache

from hni_site.delivery import views
from hni_site.delivery.memory import Memory

pytest_plugins = ["tests.rules", "tests.factories.tree", "tests.demo_fixture"]


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids and sequence numbers begin again in each test, so what was kept for them is wrong."""
    cache.clear()
    monkeypatch.setattr(views, "memory", Memory())
