"""A draft in the editor's preview panel, shown by a microsite on another origin."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, FrameLocator, Page, expect

from news.models import PressReleasePage
from tests.browser.conftest import PATIENCE
from tests.browser.test_editing import log_in
from tests.browser.traffic import Traffic
from tests.factories.consumers import microsite
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

# Milliseconds: Wagtail's editor takes what was typed before for what was there.
UNNOTICED = 2500
# All that a microsite's preview page must do.
PREVIEW_PAGE = """<!doctype html><html lang="en"><title>Sample Bazaar</title><h1></h1><script>
const token = new URLSearchParams(location.search).get("token");
fetch("%(newsroom)s/api/v2/page_preview/?token=" + encodeURIComponent(token))
  .then((response) => response.json())
  .then((draft) => {
    document.querySelector("h1").textContent = draft.title;
    parent.postMessage("preview-shown", "%(newsroom)s");
  });
</script></html>"""


class SampleBazaar:
    """A microsite, on a port of its own."""

    def __init__(self, newsroom: str) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", f"frame-ancestors {newsroom}")
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write((PREVIEW_PAGE % {"newsroom": newsroom}).encode())

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def bazaar(live_server: Any) -> Iterator[SampleBazaar]:
    site = SampleBazaar(live_server.url)
    yield site
    site.stop()


@pytest.fixture
def page(chromium: Browser, live_server: Any) -> Iterator[Page]:
    """A browser that reaches both: the newsroom and the microsite."""
    traffic = Traffic()
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1600, "height": 1000}, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    context.route(
        lambda url: not url.startswith("http://127.0.0.1:") and not url.startswith(live_server.url),
        lambda route: route.abort(),
    )
    yield context.new_page()
    context.close()
    traffic.wait_for_quiet()  # The database is emptied next.


def test_a_draft_is_previewed_inside_the_editor_through_a_microsite(
    page: Page, bazaar: SampleBazaar
) -> None:
    User.objects.create_superuser("officer", "officer@example.org", "correct horse battery")
    draft = PressReleasePageFactory(
        title="Words of a draft", draft=True, parent=NewsIndexPageFactory(title="Newsroom")
    )
    draft.save_revision()
    microsite(PressReleasePage, origin=bazaar.origin)
    log_in(page)
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()

    frame = page.frame_locator("#w-preview-iframe")
    # Wagtail's panel drops a choice that is made before it has shown something.
    expect(frame.get_by_role("heading", level=1)).to_have_text("Words of a draft")

    page.get_by_label("Preview mode").select_option("Sample Bazaar")
    shown = frame.frame_locator("iframe").get_by_role("heading", level=1)
    expect(shown).to_have_text("Words of a draft")
    page.wait_for_timeout(UNNOTICED)
    page.get_by_label("Title*").fill("Words that I type")
    expect(shown).to_have_text("Words that I type")
    expect(trouble(frame)).to_have_count(0)

    bazaar.stop()
    page.get_by_label("Title*").fill("Words that nobody sees")
    expect(trouble(frame)).to_have_text("Sample Bazaar can't be reached")


def trouble(frame: FrameLocator) -> Any:
    return frame.get_by_role("heading", name="can't be reached")
