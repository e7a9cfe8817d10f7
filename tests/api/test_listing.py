"""Lists of pages: what is in them, what may be asked, what is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.foundations.pages import SitePage
from tests.discovery import PAGE_TYPES, label
from tests.factories.blocks import every_body_block
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, translate
from tests.factories.tree import TinySite

pytestmark = pytest.mark.django_db

Sites = dict[str, TinySite]
ENDPOINTS = {
    page_type.api_endpoint: page_type for page_type in PAGE_TYPES if page_type.api_endpoint
}
each_endpoint = pytest.mark.parametrize(("endpoint", "page_type"), ENDPOINTS.items())


def ask(client: Client, endpoint: str, **query: Any) -> Any:
    response = client.get(f"/api/v2/{endpoint}/", query)
    assert response.status_code == 200, response.content
    return response.json()


def titles(client: Client, endpoint: str = "pages", **query: Any) -> list[str]:
    return [item["title"] for item in ask(client, endpoint, **query)["items"]]


def refused(client: Client, endpoint: str, **query: Any) -> str:
    """What a query that makes no sense is told."""
    response = client.get(f"/api/v2/{endpoint}/", query)
    assert response.status_code == 400, response.content
    assert response.json().keys() == {"message"}
    return str(response.json()["message"])


def test_endpoints_of_the_types() -> None:
    assert {endpoint: label(page_type) for endpoint, page_type in ENDPOINTS.items()} == {
        "press-releases": "news.PressReleasePage",
        "campaigns": "campaigns.CampaignPage",
        "affiliates": "bazaar_pages.AffiliatePage",
        "listings": "bazaar_pages.BazaarListingPage",
    }


@each_endpoint
def test_endpoint_of_a_type_lists_that_type(
    endpoint: str, page_type: type[SitePage], client: Client, localized: Sites
) -> None:
    answer = ask(client, endpoint)

    assert answer["meta"]["total_count"] == len(answer["items"]) == len(localized)
    assert {item["meta"]["type"] for item in answer["items"]} == {label(page_type)}
    assert {item["meta"]["locale"] for item in answer["items"]} == set(localized)


@each_endpoint
def test_type_is_fixed_and_asking_for_it_says_what_to_do(
    endpoint: str, page_type: type[SitePage], client: Client
) -> None:
    told = refused(client, endpoint, type="home.StandardPage")

    assert label(page_type) in told
    assert "pages/" in told


@pytest.mark.usefixtures("localized")
def test_pages_of_every_type_and_of_some(client: Client) -> None:
    everything = ask(client, "pages", limit=100)
    some = ask(client, "pages", type="news.EventPage,home.StandardPage")

    assert everything["meta"]["total_count"] == 3 * len(PAGE_TYPES)
    assert {item["meta"]["type"] for item in everything["items"]} == set(map(label, PAGE_TYPES))
    assert some["meta"]["total_count"] == 6
    assert "doesn't exist" in refused(client, "pages", type="news.Missing")


@each_endpoint
def test_whole_documents(
    endpoint: str, page_type: type[SitePage], client: Client, localized: Sites
) -> None:
    [item] = ask(client, endpoint, fields="*", locale="es")["items"]
    detail = client.get(f"/api/v2/{endpoint}/{item['id']}/").json()

    assert set(item) == set(page_type.document_schema.model_fields)
    detail["meta"].pop("parent")
    assert item == detail


def test_fields_can_be_chosen(client: Client) -> None:
    PressReleasePageFactory(kicker="Press Release")

    [plain] = ask(client, "press-releases")["items"]
    [chosen] = ask(client, "press-releases", fields="kicker,dateline")["items"]
    [only] = ask(client, "press-releases", fields="_,title")["items"]
    [without] = ask(client, "press-releases", fields="*,-body")["items"]

    assert "kicker" not in plain
    assert chosen["kicker"] == "Press Release"
    assert chosen["dateline"] == {"place": "Nairobi, Kenya", "date": "2023-11-08"}
    assert only == {"title": plain["title"]}
    assert "body" not in without
    assert "kicker" in without
    assert "unknown fields: nonsense" in refused(client, "press-releases", fields="nonsense")


def test_pages_of_a_list(client: Client) -> None:
    for number in range(5):
        PressReleasePageFactory(title=f"Release {number}")

    answer = ask(client, "press-releases", limit=2, offset=2, order="title")

    assert answer["meta"]["total_count"] == 5
    assert [item["title"] for item in answer["items"]] == ["Release 2", "Release 3"]
    assert titles(client, "press-releases", order="-title", limit=1) == ["Release 4"]
    assert titles(client, "press-releases", limit=0) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"limit": "101"}, "limit cannot be higher than 100"),
        ({"limit": "-1"}, "limit must be a positive integer"),
        ({"limit": "ten"}, "limit must be a positive integer"),
        ({"offset": "ten"}, "offset must be a positive integer"),
        ({"order": "nonsense"}, "cannot order by 'nonsense'"),
        ({"order": "random", "offset": "1"}, "random ordering with offset is not supported"),
        ({"nonsense": "1"}, "nonsense"),
        ({"embargo_until": "2030-01-01"}, "embargo_until"),
        ({"alias_of": "1"}, "alias_of"),
        ({"child_of": "nonsense"}, "child_of must be a positive integer"),
        ({"child_of": "999999"}, "parent page doesn't exist"),
        ({"translation_of": "nonsense"}, "translation_of must be a positive integer"),
        ({"fields": "title,,"}, "fields error"),
        ({"search_operator": "xor"}, "search_operator must be"),
    ],
)
def test_query_that_makes_no_sense_is_told_why(
    query: dict[str, str], told: str, client: Client
) -> None:
    home_page()

    assert told in refused(client, "pages", **query)


def test_search_finds_words_of_the_body_in_every_script(client: Client) -> None:
    PressReleasePageFactory(title="First", body=[("paragraph", "<p>Weavers <b>meet</b></p>")])
    PressReleasePageFactory(title="Second", body=[("paragraph", "<p>گھر میں کام</p>")])

    assert titles(client, "press-releases", search="weavers meet") == ["First"]
    assert titles(client, "press-releases", search="گھر") == ["Second"]
    assert titles(client, "press-releases", search="weavers missing") == []


def test_search_does_not_find_words_of_drafts(client: Client) -> None:
    release = PressReleasePageFactory(title="Public")
    release.body = [("paragraph", "<p>Unpublished secret</p>")]
    release.save_revision()

    assert titles(client, "press-releases", search="secret") == []


def test_languages(client: Client, localized: Sites) -> None:
    english = localized["en"].release

    assert titles(client, "press-releases", locale="ur") == [f"{english.title} [ur]"]
    assert sorted(titles(client, "pages", translation_of=english.pk)) == [
        f"{english.title} [es]",
        f"{english.title} [ur]",
    ]
    assert client.get("/api/v2/pages/?locale=xx").status_code in (400, 404)


def test_tree(client: Client, localized: Sites) -> None:
    site = localized["en"]

    assert sorted(titles(client, child_of=site.news_index.pk)) == sorted(
        [site.release.title, site.event.title]
    )
    assert site.release.title in titles(client, descendant_of=site.home.pk, limit=100)
    assert titles(client, ancestor_of=site.release.pk) == [site.home.title, site.news_index.title]
    assert site.news_index.title in titles(client, child_of="root")


@pytest.mark.parametrize("signed_in", [False, True])
def test_only_what_everyone_may_see_is_listed(signed_in: bool, client: Client) -> None:
    """An editor's cookie changes nothing: what is kept by caches is the same for all."""
    NewsIndexPageFactory(title="Newsroom")
    PressReleasePageFactory(title="Public")
    PressReleasePageFactory(title="Secret draft", draft=True)
    make_private(PressReleasePageFactory(title="Secret page"))
    StandardPageFactory(title="Below secret", parent=make_private(StandardPageFactory(title="S")))
    translate(StandardPageFactory(title="Half"), "es", title="Secret translation", live=False)
    if signed_in:
        client.force_login(User.objects.create_superuser("editor"))

    found = titles(client, limit=100)

    assert {"Newsroom", "Public", "Half"} <= set(found)
    assert not [title for title in found if "secret" in title.lower()]


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    image, document, page = SiteImageFactory(), SiteDocumentFactory(), StandardPageFactory()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/v2/press-releases/?fields=*&limit=20")
        return len(captured)

    PressReleasePageFactory(lead_image=image, body=every_body_block(image, document, page))
    one = queries()
    for _ in range(9):
        PressReleasePageFactory(lead_image=image, body=every_body_block(image, document, page))

    assert queries() == one <= 5
