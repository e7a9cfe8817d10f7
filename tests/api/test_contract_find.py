"""`find/`: from an address on the website, or an id, to a page's document; as in Wagtail."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.seeding import Seeded
from tests.api.stock import Both
from tests.factories.home import home_page
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import translate

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.api.stock"),
    pytest.mark.usefixtures("seeded"),
]


@pytest.mark.parametrize("path", ["/newsroom/complete/", "newsroom/complete", "/", "/newsroom/"])
def test_find_without_a_language_is_below_the_default_home_page(path: str, client: Client) -> None:
    both = Both(client, "find/", {"html_path": path, "fields": "_,title"})

    assert both.ours.status_code == both.stock.status_code == 302
    location = urlsplit(both.stock["Location"])
    assert urlsplit(both.ours["Location"]).path == location.path.replace("/stock/", "/api/v2/")
    assert urlsplit(both.ours["Location"]).query == location.query


@pytest.mark.parametrize(
    ("language", "path"),
    [("en", "/en/newsroom/complete/"), ("es", "/es/newsroom/completa/"), ("en", "/en/"),
     ("ur", "/ur/")],
)  # fmt: skip
def test_find_takes_the_address_as_a_browser_shows_it(
    language: str, path: str, client: Client
) -> None:
    found = client.get("/api/v2/pages/find/", {"html_path": path}, follow=True).json()

    assert found["meta"]["locale"] == language
    assert urlsplit(found["meta"]["html_url"]).path == path


@pytest.mark.parametrize("slug", ["گھر-میں-کام", "naïve"])
def test_find_knows_addresses_in_every_script(slug: str, client: Client, seeded: Seeded) -> None:
    page = PressReleasePageFactory(parent=seeded.release.get_parent(), title=slug, slug=slug)

    found = client.get("/api/v2/pages/find/", {"html_path": f"/en/newsroom/{slug}/"})

    assert urlsplit(found["Location"]).path == f"/api/v2/pages/{page.pk}/"


@pytest.mark.parametrize("query", [{}, {"id": "999999"}, {"html_path": "/nothing/here/"}])
def test_find_what_is_not_there(query: dict[str, str], client: Client) -> None:
    both = Both(client, "find/", query)

    assert both.ours.status_code == both.stock.status_code == 404
    assert both.ours.json() == both.stock.json() == {"message": "not found"}


def test_find_by_id(client: Client, seeded: Seeded) -> None:
    both = Both(client, "find/", {"id": seeded.release.pk})

    assert urlsplit(both.ours["Location"]).path.endswith(f"/pages/{seeded.release.pk}/")
    assert urlsplit(both.stock["Location"]).path.endswith(f"/pages/{seeded.release.pk}/")


@pytest.mark.parametrize(
    ("path", "fallback", "leads_to"),
    [
        ("/sw/habari/a-release/", "chain", "en"),  # Below the other version of a page on the way.
        ("/sw/newsroom/a-release/", "es,en", "es"),
        ("/sw/newsroom/a-release/", "en", "en"),
        ("/sw/newsroom/", "chain", "sw"),  # There, under another address.
        ("/sw/habari/a-release/", "fr", ""),
        ("/sw/habari/a-release/", "", ""),
        ("/sw/newsroom/a-secret/", "chain", ""),
        ("/xx/newsroom/a-release/", "chain", ""),
    ],
)
def test_find_what_stands_in(
    path: str, fallback: str, leads_to: str, client: Client, seeded: Seeded
) -> None:
    newsroom = seeded.release.get_parent().specific
    translate(home_page(), "sw")
    translate(newsroom, "sw", slug="habari")
    release = PressReleasePageFactory(parent=newsroom, title="A release", slug="a-release")
    translate(release, "es", slug="un-comunicado")
    PressReleasePageFactory(parent=newsroom, slug="a-secret", live=False)
    asked = {"html_path": path, "fallback": fallback, "fields": "_,locale,html_url"}

    found = client.get("/api/v2/pages/find/", asked, follow=True)

    assert found.status_code == (200 if leads_to else 404)
    if leads_to:
        assert found.json()["meta"]["locale"] == leads_to


def test_find_knows_no_such_language_to_fall_back_to(client: Client) -> None:
    asked = {"html_path": "/en/", "fallback": "klingon"}
    assert client.get("/api/v2/pages/find/", asked).status_code == 400
