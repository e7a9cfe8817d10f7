"""The demo content as a pytest fixture, loaded once for a module (`tests/conftest.py` names it)."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from hni_site.demo import contents, loader, patterns

THREAD = 2  # Pixels: small pictures, made fast.


class DemoSite(NamedTuple):
    loader: loader.Loader

    def page(self, key: str, language: str = "en") -> Page:
        """The page that the demo files call so, in the language."""
        page = Page.objects.get(pk=self.loader.pk_of("en", Page, key))
        found: Page = page.get_translations(inclusive=True).get(locale__language_code=language)
        return found.specific


@pytest.fixture
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo's pictures are a few pixels wide, for tests that load the content themselves."""
    monkeypatch.setattr(patterns, "THREAD", THREAD)


@pytest.fixture(scope="module")
def demo_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoSite]:
    """All demo content in all its languages. What a test changes is undone after the test."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(patterns, "THREAD", THREAD)
        yield DemoSite(loader.load(contents.languages(), lambda _line: None))
        transaction.set_rollback(True)
    cache.clear()
