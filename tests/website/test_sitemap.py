from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.foundations.links import page_url
from hni_site.website.sitemaps import PageSitemap
from tests.factories.home import StandardPageFactory
from tests.factories.pages import make_private, translate
from tests.factories.tree import TinySite

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def fetch(path: str) -> ElementTree.Element:
    response = Client().get(path)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def entries(path: str = "/sitemap-pages.xml") -> dict[str, dict[str, str]]:
    """Address → its alternates by language."""
    return {
        str(url.findtext("s:loc", namespaces=NAMES)): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)
        }
        for url in fetch(path).findall("s:url", NAMES)
    }


def test_robots_txt_leads_to_the_sitemap_and_the_sitemap_to_its_parts() -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    for name in ("sitemap.xml", "sitemap-news.xml"):
        assert f"Sitemap: {settings.PUBLIC_BASE_URL}/{name}" in lines
        fetch(f"/{name}")
    assert "Disallow: /admin/" in lines

    parts = fetch("/sitemap.xml").findall("s:sitemap/s:loc", NAMES)
    assert [part.text for part in parts] == [f"{settings.PUBLIC_BASE_URL}/sitemap-pages.xml"]


def test_has_every_page_with_all_its_languages(tiny_localized_site: dict[str, TinySite]) -> None:
    found = entries()

    pages = [page for site in tiny_localized_site.values() for page in site]
    assert set(found) == {page_url(page) for page in pages}
    for versions in zip(*tiny_localized_site.values(), strict=True):
        expected = {page.locale.language_code: page_url(page) for page in versions}
        assert all(found[page_url(page)] == expected for page in versions)


def test_has_public_pages_only(tiny_localized_site: dict[str, TinySite]) -> None:
    site = tiny_localized_site
    draft = StandardPageFactory(draft=True)
    make_private(site["ur"].news_index)
    site["es"].release.unpublish()

    found = entries()

    hidden = [draft, site["ur"].news_index, site["ur"].release, site["es"].release]
    assert not {page_url(page) for page in hidden} & set(found)
    assert set(found[page_url(site["en"].release)]) == {"en"}


def test_long_sitemaps_come_in_parts(
    tiny_localized_site: dict[str, TinySite], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = entries()
    monkeypatch.setattr(PageSitemap, "limit", 10)

    parts = [
        str(part.text).removeprefix(settings.PUBLIC_BASE_URL)
        for part in fetch("/sitemap.xml").findall("s:sitemap/s:loc", NAMES)
    ]

    assert len(parts) == 4
    collected = [entry for part in parts for entry in entries(part).items()]
    assert len(collected) == len(everything)
    assert dict(collected) == everything


def test_takes_the_same_queries_for_any_number_of_pages() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            entries()
        return len(captured)

    translate(StandardPageFactory(), "es")
    entries()  # Wagtail remembers the sites' roots from here on.
    few = queries()
    for _ in range(5):
        translate(StandardPageFactory(), "es")

    assert queries() == few
