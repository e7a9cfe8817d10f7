"""The API's documentation in a real browser: nothing axe objects to, nothing from elsewhere."""

import mimetypes
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from hni_site.api.openapi.document import document
from tests.browser.conftest import ARGUMENTS, CHROMIUM

# The page is the same on every database.
pytestmark = pytest.mark.only_on("sqlite")

SITE = "http://testserver"
ADDRESS = f"{SITE}/api/v2/docs/"
STATIC = settings.BASE_DIR / "hni_site" / "static"


@pytest.fixture
def tab(db: None) -> Iterator[Page]:
    """The page as the site answers it, headers included; asked for beforehand."""
    docs = Client().get("/api/v2/docs/")

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        static = STATIC / path.removeprefix("/static/")
        if path == "/api/v2/docs/":
            route.fulfill(body=docs.content, headers=dict(docs.headers))
        elif path.startswith("/static/") and static.is_file():
            route.fulfill(path=static, content_type=mimetypes.guess_type(static)[0])
        else:
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.route("**/*", answer)
        yield tab
        browser.close()


def test_axe_finds_nothing(tab: Page) -> None:
    tab.goto(ADDRESS)
    tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        result = Axe().run(tab)
        assert not result.violations_count, f"{scheme}: {result.generate_report()}"


def test_it_needs_no_script_and_nothing_from_elsewhere(tab: Page) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(ADDRESS)

    kinds = {re.sub(r"^.*\.", "", url) for url in asked if url != ADDRESS}
    assert kinds <= {"css", "svg"}
    assert all(url.startswith(SITE) for url in asked)
    refused = [text for text in complaints if "Content Security Policy" in text]
    assert refused == [], "the policy forbids only what the page does not need"
    assert tab.locator("script, [style], style, img").count() == 0
    body = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(body)
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate(body) != light != "rgba(0, 0, 0, 0)"


def test_it_shows_every_endpoint_and_every_link_leads_somewhere(tab: Page) -> None:
    tab.goto(ADDRESS)

    shown = {code.removeprefix("GET ") for code in tab.locator("h3 > code").all_inner_texts()}
    assert shown == set(document()["paths"])
    targets = tab.locator("a[href^='#']").evaluate_all("all => all.map(a => a.hash.slice(1))")
    ids = set(tab.locator("[id]").evaluate_all("all => all.map(e => e.id)"))
    assert len(targets) > 200
    assert set(targets) <= ids
    assert len(ids) == tab.locator("[id]").count(), "no id stands twice"


def test_it_fits_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto(ADDRESS)
    tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")

    assert tab.evaluate("document.documentElement.scrollWidth") == 320
