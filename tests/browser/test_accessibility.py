"""The website in a real browser: every page type, language, colour scheme and width.

Nothing that axe objects to, nothing wider than a phone, every control reached by the keyboard.
"""

import gzip
import mimetypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Route, ViewportSize
from pytest_django import Settings

from hni_site.foundations.pages import SitePage
from hni_site.stylesheet import assembled
from hni_site.website.specimens import WORDS, in_script
from tests.demo_fixture import DemoSite
from tests.discovery import PAGE_TYPES
from tests.factories.home import StandardPageFactory
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import translate

# The pages are the same on every database. In the signatures the browser stands before the demo
# content: Playwright's loop has database connections of its own, so it must run first.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

SITE = "http://testserver"
STATIC = settings.BASE_DIR / "hni_site" / "static"
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}
STYLESHEET = assembled(
    (STATIC / "site" / "site.css").read_text(), lambda name: (STATIC / "site" / name).read_text()
)
# Beyond what axe checks by itself: the contrast of AAA, and targets of 24 px (WCAG 2.2, 2.5.8).
AAA_CONTRAST = {"color-contrast-enhanced": {"enabled": True}}
TARGET_SIZE = {"target-size": {"enabled": True}}
EVERY_TYPE = [
    "home",
    "executive-committee",
    "newsroom",
    "global-campaign",
    "two-out-of-three",
    "network-of-75",
    "planning-meeting-nairobi",
    "campaigns",
    "c177",
    "access-to-markets",
    "affiliates",
    "sample-artisans-pe",
    "bazaar",
    "listing-sample-artisans-pe",
]
NO_PAGES = ["offline/", "nothing-here/"]
IN_OTHER_SCRIPTS = ["home", "campaign-launch", "global-campaign", "listing-sample-artisans-pe"]


def in_words_of(page: SitePage, language: str) -> Any:
    """The page translated, for a look at the script: its streams say other words."""
    words = WORDS[language]
    streams: dict[str, Any] = {
        field.name: [
            (block.block_type, in_script(block.block, block.value, words))
            for block in getattr(page, field.name)
        ]
        for field in page._meta.get_fields()
        if hasattr(field, "stream_block")
    }
    return translate(page, language, title=words.phrase, summary=words.sentence, **streams)


def public(demo_site: DemoSite, keys: Sequence[str], language: str) -> list[Any]:
    """The pages that the demo files call so, as far as they are translated."""
    english = (demo_site.page(key) for key in keys)
    versions = (page.get_translations(inclusive=True).live() for page in english)
    found = (version.filter(locale__language_code=language).first() for version in versions)
    return [page.specific for page in found if page]


def answers(paths: list[str]) -> dict[str, bytes]:
    """Path → page. Rendered beforehand: a live server would need a database that other threads can
    see."""
    return {path: Client().get(path).content for path in paths}


def demo_pages(demo_site: DemoSite, language: str) -> dict[str, bytes]:
    """Every page type in the language, and what is no page of the tree."""
    shown = public(demo_site, EVERY_TYPE, language)
    newsroom = demo_site.page("newsroom", language)
    assert {type(page) for page in shown} == set(PAGE_TYPES)
    # Without a picture, with long words, as many tags as there can be.
    shown.append(PressReleasePageFactory(parent=newsroom, title="Homeworkers " * 9, full=True))
    paths = [page.url for page in shown]
    # In the reader's frame, with the text of another language.
    only_english = StandardPageFactory()
    paths.append(only_english.url.replace("/en/", f"/{language}/"))
    word = "homenet" if language in ("en", "es", "fr") else "گھر"
    searches = [f"/{language}/search/?q={quote(asked)}" for asked in (word, "zzzz qqqq")]
    narrowed = f"{newsroom.url}2023/?country=KE"
    return answers([*paths, narrowed, *searches, *(f"/{language}/{path}" for path in NO_PAGES)])


@contextmanager
def tab_with(chromium: Browser, pages: dict[str, bytes]) -> Iterator[Page]:
    """A tab to which the pages are all there is."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        static = STATIC / path.removeprefix("/static/")
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
        elif path == "/static/site/site.css":
            route.fulfill(body=STYLESHEET, content_type="text/css")
        elif path.startswith("/static/") and static.is_file():
            route.fulfill(path=static, content_type=mimetypes.guess_type(static)[0])
        else:
            route.fulfill(status=404)  # Pictures too: their place must hold without them.

    tab = chromium.new_page(viewport=PHONE)
    tab.route("**/*", answer)
    yield tab
    tab.close()


def complaints(tab: Page, rules: dict[str, Any]) -> list[str]:
    """What axe objects to on the page, in light and dark, on a phone and on a desk."""
    options = {"rules": rules, "resultTypes": ["violations"]}
    tab.evaluate(AXE_SCRIPT)
    reports = []
    for width, scheme in product((PHONE, DESK), ("light", "dark")):
        tab.set_viewport_size(width)
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = tab.evaluate("async options => (await axe.run(options)).violations", options)
        for violation in found:
            nodes = "".join(
                f"\n    {n['html'][:200]}\n    {n['failureSummary']}"
                for n in violation["nodes"][:3]
            )
            reports.append(f"{tab.url}, {scheme}, {width['width']} px: {violation['help']}{nodes}")
    return reports


@pytest.mark.parametrize("language", ["en", "es", "fr", "ur"])
def test_axe_finds_nothing(language: str, chromium: Browser, demo_site: DemoSite) -> None:
    pages = demo_pages(demo_site, language)
    reports = []
    with tab_with(chromium, pages) as tab:
        for path in pages:
            tab.goto(SITE + path)
            reports += complaints(tab, {**AAA_CONTRAST, **TARGET_SIZE})

    assert not reports, "\n".join(reports)


@pytest.mark.parametrize("language", ["hi", "th"])
def test_axe_finds_nothing_in_other_scripts(
    language: str, chromium: Browser, demo_site: DemoSite
) -> None:
    english = public(demo_site, IN_OTHER_SCRIPTS, "en")
    pages = answers([in_words_of(page, language).url for page in english])
    reports = []
    with tab_with(chromium, pages) as tab:
        for path in pages:
            tab.set_viewport_size(PHONE)
            tab.goto(SITE + path)
            assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
            reports += complaints(tab, {**AAA_CONTRAST, **TARGET_SIZE})

    assert not reports, "\n".join(reports)


def test_axe_finds_nothing_in_what_opens_and_in_the_style_guide(
    chromium: Browser, demo_site: DemoSite, settings: Settings
) -> None:
    """An open list lies above what is behind it, so that targets there are hidden for the time.
    The style guide shows the same component several times, and so the same landmark.
    """
    settings.DEBUG = True
    pages = answers([demo_site.page("newsroom").url, demo_site.page("bazaar", "ur").url])
    pages |= answers(["/styleguide/"])
    reports = []
    with tab_with(chromium, pages) as tab:
        for path in pages:
            tab.goto(SITE + path)
            tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            reports += complaints(tab, {**AAA_CONTRAST, "landmark-unique": {"enabled": False}})

    assert not reports, "\n".join(reports)


def test_fits_the_narrowest_phone(chromium: Browser, demo_site: DemoSite) -> None:
    """No sideways scrolling at 320 px, which is also a desk at 400 % (WCAG 1.4.10)."""
    pages = {**demo_pages(demo_site, "en"), **demo_pages(demo_site, "ur")}
    with tab_with(chromium, pages) as tab:
        for path in pages:
            tab.goto(SITE + path)
            assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
            tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_page_is_light(language: str, chromium: Browser, demo_site: DemoSite) -> None:
    """HTML, styles and fonts, compressed: half of the 50 kB that a page on prepaid data may take.

    No page in these languages fetches a font.
    """
    asked: list[str] = []
    pages = demo_pages(demo_site, language)
    with tab_with(chromium, pages) as tab:
        tab.on("request", lambda request: asked.append(request.url))
        for path, html in pages.items():
            tab.goto(SITE + path)
            weight = len(gzip.compress(html)) + len(gzip.compress(STYLESHEET.encode()))
            assert weight < 25_000, path

    assert not [url for url in asked if url.endswith(".woff2")]
    assert not [url for url in asked if not url.startswith(SITE)]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_control_is_reached_by_the_keyboard_and_seen(
    language: str, chromium: Browser, demo_site: DemoSite
) -> None:
    """Each control has its turn, in the order of the page, with an outline around it."""
    pages = demo_pages(demo_site, language)
    with tab_with(chromium, pages) as tab:
        tab.set_viewport_size(DESK)
        for path in pages:
            tab.goto(SITE + path)
            count = tab.evaluate("""() => {
                const all = document.querySelectorAll(
                    "a[href], button, input:not([type=hidden]), select, textarea, summary, " +
                    "[tabindex='0']");
                const shown = [...all].filter(e => e.checkVisibility());
                shown.forEach((e, place) => e.dataset.place = place);
                window.reached = [];
                document.addEventListener("focusin", event => {
                    const style = getComputedStyle(event.target);
                    window.reached.push([event.target.dataset.place,
                        style.outlineStyle, parseFloat(style.outlineWidth) >= 3]);
                });
                return shown.length;
            }""")
            for _ in range(count):
                tab.keyboard.press("Tab")
            reached = tab.evaluate("window.reached")
            assert reached == [[str(place), "solid", True] for place in range(count)], path


def test_reads_without_colours_of_its_own(chromium: Browser, demo_site: DemoSite) -> None:
    """In forced colours the status still shows, and nothing is lost."""
    pages = answers([demo_site.page("global-campaign").url, demo_site.page("c177").url])
    with tab_with(chromium, pages) as tab:
        tab.emulate_media(forced_colors="active")
        for path in pages:
            tab.goto(SITE + path)
            marked = tab.evaluate("getComputedStyle(document.querySelector('.map .on')).fill")
            ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
            assert marked != ground
            assert tab.locator(".cloth").filter(visible=True).count() == 0
