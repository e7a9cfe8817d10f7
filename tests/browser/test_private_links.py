"""Private links in a real browser: nothing axe objects to, and the reader's own clock."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser

from hni_site.private_links.links import make
from hni_site.review_links.admin_views import CREATED
from hni_site.review_links.models import ReviewLink
from tests.browser.test_accessibility import (
    AAA_CONTRAST,
    PHONE,
    SITE,
    STATIC,
    TARGET_SIZE,
    answers,
    complaints,
    tab_with,
)
from tests.embargo_copies.newsroom import Journalist, release_under_embargo

# In the signatures the browser stands first: see test_accessibility.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def test_axe_finds_nothing_in_a_copy_or_behind_a_review_link(chromium: Browser) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    release = release_under_embargo(embargo_until=tomorrow)
    copies = [Journalist(release, accepts=accepts).address for accepts in (False, True)]
    link = ReviewLink(name="Sample Colleague", expires_at=tomorrow)
    editor = User.objects.create_superuser("editor")
    review = f"/review/{make(link, release, editor, CREATED)}/"
    pages = answers([*copies, review, "/embargo/nothing/"])
    reports = []
    with tab_with(chromium, pages) as tab:
        for path in pages:
            tab.set_viewport_size(PHONE)
            tab.goto(SITE + path)
            assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
            reports += complaints(tab, {**AAA_CONTRAST, **TARGET_SIZE})

    assert not reports, "\n".join(reports)


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
