"""SQL that is kept: right for its own question only, and never older than the content."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from hni_site.content_store.models import ContentItem
from hni_site.content_store.writing import touch_head
from tests.api.seeding import Seeded
from tests.factories.pages import locale

pytestmark = pytest.mark.django_db


def ids(client: Client, query: str) -> list[int]:
    response = client.get(f"/api/v2/pages/?{query}")
    assert response.status_code == 200, response.content
    return [item["id"] for item in response.json()["items"]]


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slug=release-1", "slug=release-2"),
        ("limit=2", "limit=3"),
        ("limit=2", "limit=2&offset=2"),
        ("limit=2", "limit=2&order=title"),
        ("limit=2&order=title", "limit=2&order=-title"),
        ("locale=en", "locale=es"),
        ("type=news.PressReleasePage", "type=home.StandardPage"),
        ("search=release", "search=basket"),
        ("type=news.PressReleasePage&date__gte=2023-01-05", "type=news.PressReleasePage"),
    ],
)
def test_each_question_has_its_own(one: str, other: str, client: Client) -> None:
    first, second = ids(client, one), ids(client, other)
    assert first != second
    touch_head()  # So that the answers are made again.
    assert (ids(client, one), ids(client, other)) == (first, second)


@pytest.mark.usefixtures("seeded")
def test_cursor_is_put_in_where_the_last_one_was(client: Client) -> None:
    for order in ("order=title", "order=-title,id", "locale=en", ""):
        expected = ids(client, f"{order}&limit=100")
        found: list[int] = []
        address = f"/api/v2/pages/?{order}&limit=7&cursor="
        while address:
            answer = client.get(address).json()
            found += [item["id"] for item in answer["items"]]
            address = answer["meta"]["next"]
        assert found == expected, order


def test_what_a_question_names_is_looked_up_each_time(client: Client, seeded: Seeded) -> None:
    newsroom = seeded.release.get_parent()
    below = f"child_of={newsroom.pk}"
    assert seeded.release.pk in ids(client, below)
    newsroom.move(seeded.campaign.get_parent().get_parent(), pos="first-child")
    assert seeded.release.pk in ids(client, below)

    site = Site.objects.get()
    by_site = f"site={site.hostname}"
    assert ids(client, by_site)
    site.hostname = "elsewhere.example.org"
    site.save()
    touch_head()
    assert client.get(f"/api/v2/pages/?{by_site}").status_code == 404


@pytest.mark.usefixtures("seeded")
def test_language_can_be_added_later(client: Client) -> None:
    assert client.get("/api/v2/pages/?locale=th").status_code == 404
    locale("th")
    touch_head()
    assert ids(client, "locale=th") == []


def test_page_of_a_listing_is_one_query_however_it_is_narrowed(
    client: Client, seeded: Seeded
) -> None:
    for query in (
        "locale=en",
        "search=release",
        "type=news.PressReleasePage&date__gte=2023-01-01&order=-date",
        "order=title&cursor=",
    ):
        ids(client, query)
        touch_head()
        with CaptureQueriesContext(connection) as captured:
            ids(client, query)
        assert len(captured) == 2, query  # The other asks where the log stands.

    with CaptureQueriesContext(connection) as captured:
        client.get(f"/api/v2/pages/{seeded.release.pk}/")
    assert len(captured) == 2


def test_parent_is_shown_where_it_is_public(client: Client, seeded: Seeded) -> None:
    newsroom = seeded.release.get_parent()
    path = f"/api/v2/pages/{seeded.release.pk}/"
    assert client.get(path).json()["meta"]["parent"]["id"] == newsroom.pk
    ContentItem.objects.filter(page_id=newsroom.pk).update(tree_path="elsewhere")
    touch_head()
    assert client.get(path).json()["meta"]["parent"] is None
    assert client.get(f"/api/v2/pages/{2**63}/").status_code == 404
