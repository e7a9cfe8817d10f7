"""`find/`: from an address on the website, or an id, to a page's document; as in Wagtail."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.seeding import Seeded
from tests.api.stock import Both
from tests.factories.news import PressReleasePageFactory

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
