"""Debian's Chromium, driven by Playwright, against a live server on loopback.

`SCREENSHOTS=1 make test ARGS=tests/browser` keeps a picture of each step in docs/images/.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.traffic import Traffic

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",  # The tests may run as root, where Chromium has none.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IMAGES = Path(__file__).parents[2] / "docs" / "images"
PATIENCE = 20_000  # Milliseconds: a busy machine is slow.

Screenshot = Callable[..., None]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    # Playwright's loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(chromium: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """A browser that knows nobody and reaches nothing but the live server."""
    traffic = Traffic()
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1440, "height": 1000}, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    context.route(
        lambda url: not url.startswith(live_server.url) and url.startswith("http"),
        lambda route: route.abort(),
    )
    yield context
    context.close()
    traffic.wait_for_quiet()  # The database is emptied next.


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def screenshot(page: Page) -> Screenshot:
    """Keeps a picture of the screen under a name, where it is asked for."""

    def keep(name: str, **options: Any) -> None:
        if os.environ.get("SCREENSHOTS"):
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=IMAGES / f"{name}.png", **options)

    return keep
