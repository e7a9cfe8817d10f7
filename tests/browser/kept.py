"""What a service worker keeps."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import PATIENCE
from tests.running import wait_until

URLS = """(name) => caches.open(name)
  .then((cache) => cache.keys())
  .then((kept) => kept.map((request) => request.url))"""


def wait_until_kept(page: Page, cache: str, *paths: str) -> None:
    wait_until(lambda: _kept(page, cache).issuperset(paths), PATIENCE / 1000)


def wait_until_dropped(page: Page, cache: str, path: str) -> None:
    wait_until(lambda: path not in _kept(page, cache), PATIENCE / 1000)


def _kept(page: Page, cache: str) -> set[str]:
    """The paths. Playwright's `wait_for_function` takes the promise for an answer: it won't do."""
    return {urlsplit(url).path for url in page.evaluate(URLS, cache)}
