"""What was read once can be read without a connection, as long as it is public."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.kept import wait_until_dropped, wait_until_kept
from tests.factories.home import StandardPageFactory
from tests.factories.pages import publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.only_on("postgresql"),
    pytest.mark.usefixtures("home_stored"),
]

READY = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"


def test_pages_that_were_read_stay(page: Page, context: BrowserContext) -> None:
    first, second, unread = (
        StandardPageFactory(title=title) for title in ("Spinning", "Weaving", "Dyeing")
    )
    page.goto(first.url)
    wait_until_kept(page, "pages", first.url, "/en/offline/")
    page.goto(second.url)
    wait_until_kept(page, "pages", second.url)
    assert page.evaluate(READY)

    context.set_offline(True)
    for kept in (first, second):
        page.goto(kept.url)
        expect(page.get_by_role("heading", level=1)).to_have_text(kept.title)
    page.goto(unread.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")

    context.set_offline(False)
    change(second)
    page.goto(second.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Weaving by hand")
    first.unpublish()
    page.goto(first.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    wait_until_dropped(page, "pages", first.url)
    context.set_offline(True)
    page.goto(first.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")


def change(page: Any) -> None:
    page.title = "Weaving by hand"
    publish(page)
