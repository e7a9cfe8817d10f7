"""The Bazaar microsite on an origin of its own, beside the newsroom it is made from."""

import re
import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from bazaar.microsite import Microsite
from bazaar_pages.models import BazaarListingPage
from hni_site.webhooks import actions
from hni_site.webhooks.models import Endpoint
from tests.browser.conftest import PATIENCE
from tests.browser.kept import wait_until_dropped, wait_until_kept
from tests.browser.test_accessibility import TARGET_SIZE, complaints
from tests.browser.test_editing import log_in
from tests.browser.test_previewing import UNNOTICED
from tests.browser.traffic import Traffic
from tests.factories.bazaar_pages import (
    PRODUCT,
    AffiliatePageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
    bazaar_index,
)
from tests.factories.consumers import microsite
from tests.factories.media import SiteImageFactory
from tests.factories.pages import publish, translate
from tests.webhooks.test_dispatching import running

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
    pytest.mark.usefixtures("home_stored"),
]

FAR_AWAY = 3600  # Seconds: no poll comes to help.


class Bazaar(NamedTuple):
    """The microsite, a reader's browser, and one shop: in English and Urdu, not in Spanish."""

    origin: str
    page: Page
    listing: BazaarListingPage

    def go(self, path: str) -> None:
        self.page.goto(f"{self.origin}{path}")


@pytest.fixture
def bazaar(
    chromium: Browser, live_server: Any, settings: Settings, tmp_path: Path
) -> Iterator[Bazaar]:
    """The browser reaches these two origins, and nothing else."""
    settings.PUBLIC_BASE_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
    traffic = Traffic()
    listing = shop()
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    microsite = Microsite(live_server.url, "http://bazaar.test", tmp_path)
    server = microsite.serve("127.0.0.1", 0, [], poll_seconds=FAR_AWAY)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    origin = f"http://127.0.0.1:{server.server_port}"
    endpoint = Endpoint(description="The Bazaar", url=f"{origin}/webhook/")
    server.secrets = [actions.make(endpoint, None)]
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    context.route(
        lambda url: not url.startswith((live_server.url, origin)), lambda route: route.abort()
    )
    with running():  # The newsroom's worker sends webhooks.
        yield Bazaar(origin, context.new_page(), listing)
    context.close()
    server.shutdown()
    server.server_close()
    thread.join()
    traffic.wait_for_quiet()  # The database is emptied next.


def shop() -> BazaarListingPage:
    """HomeNet Kenya's, with samples in it."""
    publish(bazaar_index())
    affiliate = AffiliatePageFactory(title="HomeNet Kenya", full=True)
    value = {
        **PRODUCT,
        "image": SiteImageFactory(file__width=400, file__height=300),
        "alt_text": "A basket",
        "category": ProductCategoryFactory(),
    }
    listing = BazaarListingPageFactory(
        title="HomeNet Kenya in the Bazaar",
        slug="homenet-kenya",
        affiliate=affiliate,
        full=True,
        products=[("product", value), ("product", PRODUCT | {"name": "Soap"})],
    )
    publish(listing)
    translate(bazaar_index(), "es")
    translate(listing, "ur", title="بازار میں ہوم نیٹ کینیا")
    found: BazaarListingPage = BazaarListingPage.objects.get(pk=listing.pk)
    return found


def test_a_buyer_finds_a_product_and_whom_to_ask(bazaar: Bazaar) -> None:
    page = bazaar.page
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    bazaar.go("/")
    page.locator("summary", has_text="All countries").click()
    page.get_by_role("link", name="Kenya").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kenya")
    expect(page.get_by_role("link", name="HomeNet Kenya", exact=True)).to_be_visible()
    page.locator("summary", has_text="All categories").click()
    page.get_by_role("link", name="Baskets and bamboo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Baskets and bamboo, Kenya")
    page.get_by_role("link", name="Basket", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("HomeNet Kenya in the Bazaar")
    picture = page.get_by_role("img", name="A basket")
    picture.scroll_into_view_if_needed()
    # From the newsroom's origin, as AVIF.
    page.wait_for_function("() => document.querySelector('.product img').naturalWidth > 0")
    assert picture.evaluate("img => img.currentSrc").endswith(".avif")
    order = page.get_by_role("link", name=re.compile("Order by WhatsApp ?: Basket"))
    assert "wa.me/254700000002?text=" in str(order.get_attribute("href"))
    assert problems == []  # Nothing that the Content Security Policy stops.


def test_a_published_change_arrives_by_itself(bazaar: Bazaar) -> None:
    bazaar.go("/en/shops/homenet-kenya/")
    bazaar.listing.title = "Baskets and more"
    publish(bazaar.listing)
    expect(reloaded(bazaar.page, "Baskets and more")).to_be_visible()

    bazaar.listing.get_translations().get().specific.unpublish()
    bazaar.go("/ur/shops/homenet-kenya/")
    expect(reloaded(bazaar.page, "Baskets and more")).to_have_attribute("lang", "en")

    bazaar.listing.unpublish()
    bazaar.go("/en/shops/homenet-kenya/")
    expect(reloaded(bazaar.page, "No longer here")).to_be_visible()
    answer = bazaar.page.goto(bazaar.page.url)
    assert answer
    assert answer.status == 410
    expect(bazaar.page.get_by_text("took this page back for now")).to_be_visible()


def reloaded(page: Page, heading: str) -> Any:
    """The heading, once reloading shows it."""
    found = page.get_by_role("heading", name=heading)
    for _ in range(100):
        page.reload()
        if found.count():
            break
        page.wait_for_timeout(100)
    return found


def test_languages_and_their_direction(bazaar: Bazaar) -> None:
    page = bazaar.page
    bazaar.go("/en/shops/homenet-kenya/")
    page.get_by_role("link", name="اردو").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("heading", level=1)).to_have_text("بازار میں ہوم نیٹ کینیا")
    sign, menu = page.locator(".sign").bounding_box(), page.locator(".languages").bounding_box()
    assert sign
    assert menu
    assert sign["x"] > menu["x"]
    page.get_by_role("link", name="Español").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_attribute("lang", "en")
    expect(page.get_by_text("aún no está traducida. Se muestra en English")).to_be_visible()
    page.get_by_role("link", name="Organizaciones").click()
    expect(page.get_by_role("link", name="HomeNet Kenya")).to_be_visible()


def test_what_was_read_can_be_read_without_a_connection(bazaar: Bazaar) -> None:
    page = bazaar.page
    bazaar.go("/en/")
    wait_until_kept(page, "bazaar", "/en/", "/en/offline/", "/static/bazaar.css")
    bazaar.go("/en/shops/homenet-kenya/")
    wait_until_kept(page, "bazaar", "/en/shops/homenet-kenya/")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("HomeNet Kenya in the Bazaar")
    assert page.locator(".awning").evaluate("e => getComputedStyle(e).height") == "40px"  # Styled.
    page.get_by_role("link", name="Products").click()
    expect(page.locator(".card").first).to_be_visible()
    bazaar.go("/en/makers/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")

    page.context.set_offline(False)
    for version in bazaar.listing.get_translations(inclusive=True):
        version.specific.unpublish()
    bazaar.go("/en/shops/homenet-kenya/")
    expect(reloaded(page, "No longer here")).to_be_visible()
    wait_until_dropped(page, "bazaar", "/en/shops/homenet-kenya/")
    page.context.set_offline(True)
    page.reload()  # What is gone is not kept either.
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")


PLACES = [
    *("", "makers/", "ke/", "shops/homenet-kenya/", "makers/homenet-kenya/", "offline/"),
    *("nothing/",),
]


@pytest.mark.parametrize("language", ["en", "ur", "es"])
def test_axe_finds_nothing_and_nothing_is_too_wide(language: str, bazaar: Bazaar) -> None:
    tab, reports = bazaar.page, []
    for place, width in product(PLACES, (360, 1280)):
        tab.set_viewport_size({"width": width, "height": 800})
        bazaar.go(f"/{language}/{place}")
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, (place, width)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        if width == 360:
            reports += complaints(tab, TARGET_SIZE)
    assert not reports, "\n".join(reports)


def test_a_draft_is_previewed_inside_the_editor(bazaar: Bazaar) -> None:
    User.objects.create_superuser("officer", "officer@example.org", "correct horse battery")
    microsite(BazaarListingPage, origin=bazaar.origin)
    page = bazaar.page
    log_in(page)
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(f"/admin/pages/{bazaar.listing.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe")
    # Wagtail's panel drops a choice that is made before it has shown something.
    expect(frame.get_by_role("heading", level=1)).to_have_text("HomeNet Kenya in the Bazaar")

    page.get_by_label("Preview mode").select_option("Sample Bazaar")
    shown = frame.frame_locator("iframe").get_by_role("heading", level=1)
    expect(shown).to_have_text("HomeNet Kenya in the Bazaar")
    page.wait_for_timeout(UNNOTICED)
    page.get_by_role("textbox", name="Title*").fill("Baskets, not public yet")
    expect(shown).to_have_text("Baskets, not public yet")
    expect(frame.get_by_role("heading", name="can't be reached")).to_have_count(0)
    bazaar.go("/")
    expect(page.get_by_text("Baskets, not public yet")).to_have_count(0)
