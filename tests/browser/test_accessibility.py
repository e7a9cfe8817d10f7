"""The website in a real browser: nothing axe objects to, nothing wider than a phone."""

import mimetypes
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route
from wagtail.models import Site

from home.models import OrganisationSettings, StandardPage
from tests.embargo_copies.newsroom import Journalist, release_under_embargo
from tests.factories.blocks import every_body_block
from tests.factories.home import PersonFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import MediaContactFactory
from tests.factories.tree import TinySite

# The pages are the same on every database.
pytestmark = pytest.mark.only_on("sqlite")

SITE = "http://testserver"
STATIC = settings.BASE_DIR / "hni_site" / "static"


@pytest.fixture
def pages(tiny_localized_site: dict[str, TinySite]) -> dict[str, bytes]:
    """Path → page, for every page type in English and Urdu, and a missing page.

    Rendered beforehand, because a live server would need a database that other threads can see.
    """
    image, document = SiteImageFactory(file__width=1200, file__height=800), SiteDocumentFactory()
    PersonFactory(image=image)
    organisation = OrganisationSettings.for_site(Site.objects.get())
    organisation.default_contact = MediaContactFactory(
        email="communications.and.media@homenet-international.example.org"
    )
    organisation.save()
    for site in tiny_localized_site.values():
        people = ("people", {"heading": "People", "body": "executive-committee"})
        standard = StandardPage.objects.get(pk=site.standard.pk)
        standard.body = [*every_body_block(image, document, site.campaign), people]
        standard.lead_image = image
        standard.save()
    paths = [page.url for language in ("en", "ur") for page in tiny_localized_site[language]]
    release = release_under_embargo(embargo_until=timezone.now() + timedelta(days=1))
    copies = [Journalist(release, accepts=accepts).address for accepts in (False, True)]
    others = ["/ur/nothing-here/", "/embargo/nothing/", *copies]
    return {path: Client().get(path).content for path in [*paths, *others]}


@pytest.fixture
def tab(chromium: Browser, pages: dict[str, bytes]) -> Iterator[Page]:
    """A browser to which the site is all there is."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        static = STATIC / path.removeprefix("/static/")
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
        elif path.startswith("/static/") and static.is_file():
            route.fulfill(path=static, content_type=mimetypes.guess_type(static)[0])
        else:
            route.fulfill(status=404)  # Pictures too: their place must hold without them.

    tab = chromium.new_page(viewport={"width": 360, "height": 800})
    tab.route("**/*", answer)
    yield tab
    tab.close()


def test_axe_finds_nothing(tab: Page, pages: dict[str, bytes]) -> None:
    reports = []
    for path in pages:
        tab.goto(SITE + path)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            result = Axe().run(tab)
            if result.violations_count:
                reports.append(f"{path}, {scheme}: {result.generate_report()}")

    assert not reports, "\n".join(reports)


def test_fits_the_narrowest_phone_and_the_largest_thumb(tab: Page, pages: dict[str, bytes]) -> None:
    """No sideways scrolling at 320 px (WCAG 1.4.10), targets of 24 px (2.5.8).

    Links inside a sentence may be lower.
    """
    tab.set_viewport_size({"width": 320, "height": 640})
    low = """() => [...document.querySelectorAll('nav a, summary, .button, .brand, .links a')]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24)
        .map(e => e.outerHTML)"""

    for path in pages:
        tab.goto(SITE + path)
        assert tab.evaluate("document.documentElement.scrollWidth") == 320, path
        assert tab.evaluate(low) == [], path

    tab.keyboard.press("Tab")
    focused = tab.locator(":focus")
    assert focused.get_attribute("href") == "#content", "the first key leads past the menu"
    box = focused.bounding_box()
    assert box
    assert box["y"] >= 0, "and is seen"
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_an_embargo_is_told_by_the_readers_own_clock(chromium: Browser) -> None:
    script = (STATIC / "site" / "on-your-clock.js").read_text()
    time = '<time datetime="2026-11-08T03:00:00+00:00"></time>'
    page = chromium.new_page(timezone_id="Asia/Kathmandu")

    page.set_content(f'<html lang="es"><p class="on-your-clock" hidden>{time}</p></html>')
    page.add_script_tag(content=script)

    told = page.locator(".on-your-clock").inner_text()
    page.close()
    assert "8 de noviembre de 2026" in told
    assert "8:45" in told
