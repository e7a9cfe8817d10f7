"""The whole demo site in all its languages: every link leads somewhere, every page is sound.

`make html` has the Nu checker read the same pages.
"""

import os
from pathlib import Path

import pytest
from django.test import Client

from tests.demo_fixture import DemoSite
from tests.website.crawling import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

LANGUAGES = ("en", "es", "fr", "ur")


def test_every_link_of_every_page(demo_site: DemoSite, client: Client) -> None:
    crawl = Crawl(client)
    crawl.run(*(f"http://testserver/{language}/" for language in LANGUAGES))
    _keep(crawl)

    assert crawl.faults == []
    assert len(crawl.html) > 200
    assert any("/media/images/" in address for address in crawl.other)
    for language in LANGUAGES:
        assert any(f"/{language}/" in address for address in crawl.html)


def _keep(crawl: Crawl) -> None:
    """Where `HTML_INTO` names a folder, the pages are left there."""
    if folder := os.environ.get("HTML_INTO"):
        for number, (address, html) in enumerate(sorted(crawl.html.items())):
            name = f"{number:04d}{address.removeprefix('http://testserver').replace('/', '_')}"
            Path(folder, f"{name[:150]}.html").write_text(html)
