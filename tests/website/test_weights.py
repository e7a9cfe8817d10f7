"""What a page costs a reader on prepaid data, for every page type in four scripts.

docs/weights.md has the numbers.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from wagtail.images.models import Filter

from hni_site.demo import files, patterns
from hni_site.media.models import SiteImage
from hni_site.stylesheet import assembled
from tests.demo_fixture import DemoSite
from tests.discovery import PAGE_TYPES
from tests.website.weighing import (
    MOST,
    MOST_WITHOUT_PICTURE,
    WORKER,
    File,
    file_on_disk,
    in_letters_of,
    weigh,
)

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

STATIC = settings.BASE_DIR / "hni_site" / "static"
FULL_SIZE = patterns.THREAD
# Every page type, those that look otherwise twice.
KEYS = [
    "home",
    "about",
    "executive-committee",
    "newsroom",
    "campaign-launch",
    "planning-meeting-nairobi",
    "campaigns",
    "global-campaign",
    "c177",
    "access-to-markets",
    "affiliates",
    "sample-artisans-pe",
    "bazaar",
    "listing-sample-artisans-pe",
]
SEARCHES = {"en": "homenet", "ur": "گھر"}


@pytest.fixture
def full_size(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pictures as the site draws them; the demo content of tests has small ones."""
    monkeypatch.setattr(patterns, "THREAD", FULL_SIZE)
    picture.cache_clear()
    yield
    picture.cache_clear()


@cache
def picture(name: str) -> File:
    """A demo picture as a phone with a dense screen takes it."""
    drawn, made = BytesIO(files.jpeg(name)), BytesIO()
    source: Any = drawn
    Filter("width-1024|format-avif").run(SiteImage(title=name), made, source=source)
    return File(b"", len(made.getvalue()))


@cache
def static(name: str) -> File:
    """As whitenoise serves it."""
    content = (STATIC / name).read_bytes()
    if name == "site/site.css":
        content = assembled(
            content.decode(), lambda part: (STATIC / "site" / part).read_text()
        ).encode()
    return file_on_disk(content)


def fetch(path: str) -> File:
    if path == WORKER:
        content = Client().get(path).content
        return File(content, len(content))
    if path.startswith("/media/"):
        # Where an earlier load's file lies yet, Django writes some letters behind the name.
        return picture(re.split("[_.]", path.rpartition("/demo-")[2])[0])
    return static(path.removeprefix("/static/"))


def pages(demo_site: DemoSite, language: str) -> dict[str, bytes]:
    """Path → page, for every page type and what is no page of the tree."""
    shown = [demo_site.page(key, language) for key in KEYS]
    assert {type(page) for page in shown} == set(PAGE_TYPES)
    searched = f"/{language}/search/?q={quote(SEARCHES[language])}"
    paths = [*(page.url for page in shown), searched, f"/{language}/nothing-here/"]
    return {path: Client().get(path).content for path in paths}


@pytest.mark.usefixtures("full_size")
def test_no_page_is_heavier_than_a_reader_can_pay_for(demo_site: DemoSite) -> None:
    """50 kB of words, 100 kB with the picture at the top: what docs/weights.md promises.

    Hindi and Thai have no demo content: those are the English pages in other letters.
    """
    english, urdu = pages(demo_site, "en"), pages(demo_site, "ur")
    others = {
        f"{path} in letters of {language}": in_letters_of(html, language)
        for language in ("hi", "th")
        for path, html in english.items()
    }

    weights = {path: weigh(html, fetch) for path, html in {**english, **urdu, **others}.items()}

    assert {p: w for p, w in weights.items() if w.without_picture > MOST_WITHOUT_PICTURE} == {}
    assert {p: w for p, w in weights.items() if w.whole > MOST} == {}
    # Something was weighed.
    assert sum(weight.picture > 5_000 for weight in weights.values()) > len(KEYS)
    assert all(weight.styles and weight.scripts for weight in weights.values())
