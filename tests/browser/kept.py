"""What a service worker keeps."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import PATIENCE

URLS = """(name) => caches.open(name)
  .then((cache) => cache.keys())
  .then((kept) => kept.map((request) => request.url))"""


def wait_until_kept(page: Page, cache: str, *paths: str) -> None:
    _wait(page, cache, set(paths).issubset)


def wait_until_dropped(page: Page, cache: str, path: str) -> None:
    _wait(page, cache, lambda kept: path not in kept)


def _wait(page: Page, cache: str, is_so: Callable[[set[str]], bool]) -> None:
    # Playwright's `wait_for_function` takes a promise for its answer: it would not wait.
    end = time.monotonic() + PATIENCE / 1000
    while not is_so(kept := {urlsplit(url).path for url in page.evaluate(URLS, cache)}):
        assert time.monotonic() < end, f"Kept: {sorted(kept)}"
        page.wait_for_timeout(20)
