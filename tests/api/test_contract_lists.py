"""What our listings can beyond Wagtail's: ranges, links embedded, languages filled up, cursors."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from hni_site.api.parameters import COLUMNS, orderable
from hni_site.api.shapes import filters_of, page_types
from hni_site.translation.fallback.models import LanguageFallback
from tests.api.seeding import RELEASES, Seeded
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.news import EventPageFactory, PressReleasePageFactory, relate
from tests.factories.pages import locale, translate

pytestmark = pytest.mark.django_db


def ask(client: Client, endpoint: str, **query: Any) -> Any:
    response = client.get(f"/api/v2/{endpoint}/", query)
    assert response.status_code == 200, response.content
    return response.json()


def ids(answer: Any) -> list[int]:
    return [item["id"] for item in answer["items"]]


def told(client: Client, endpoint: str, **query: Any) -> str:
    response = client.get(f"/api/v2/{endpoint}/", query)
    assert response.status_code == 400, response.content
    return str(response.json()["message"])


# --- Filters --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ({"date__gte": "2023-11-01"}, ["2023-11-08"]),
        ({"date__lt": "2023-01-02"}, ["2023-01-01"]),
        ({"date__lte": "2023-01-02"}, ["2023-01-01", "2023-01-02"]),
        ({"date__gt": "2023-01-05", "date__lt": "2023-11-01"}, ["2023-01-06"]),
        ({"date": "2023-01-03"}, ["2023-01-03"]),
        ({"date__in": "2023-01-03,2023-01-06,1999-01-01"}, ["2023-01-03", "2023-01-06"]),
        ({"date__gte": "2030-01-01"}, []),
    ],
    ids=str,
)
def test_ranges_of_dates(query: dict[str, str], dates: list[str], client: Client) -> None:
    answer = ask(client, "press-releases", **query, fields="dateline", limit=100)

    assert sorted({item["dateline"]["date"] for item in answer["items"]}) == dates
    assert answer["meta"]["total_count"] == len(answer["items"])


def test_ranges_of_times_and_numbers(client: Client, seeded: Seeded) -> None:
    EventPageFactory(parent=seeded.release.get_parent(), title="Early", start="2023-01-01T09:00Z")
    late = EventPageFactory(
        parent=seeded.release.get_parent(),
        title="Late",
        start="2024-01-01T09:00Z",
        end="2024-01-01T10:00Z",
    )

    assert ids(ask(client, "pages", start__gt="2024-01-01")) == [late.pk]
    assert ids(ask(client, "pages", start="2024-01-01T12:00:00+03:00")) == [late.pk]
    large = AffiliatePageFactory(title="A sample with members", members=12_000)
    assert ids(ask(client, "affiliates", members__gte=12_000)) == [large.pk]
    assert ids(ask(client, "affiliates", members__gt=12_000)) == []
    assert ids(ask(client, "affiliates", members__lt=12_001)) == [large.pk]


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("endpoint", "query", "words"),
    [
        ("press-releases", {"date__gte": "soon"}, ["date__gte", "2023-11-08"]),
        ("press-releases", {"date": "2023-02-30"}, ["date takes"]),
        ("press-releases", {"date__lt": "0001-01-01T00:00:00+14:00"}, ["date__lt takes"]),
        ("press-releases", {"campaign": "x"}, ["campaign takes a page's id"]),
        ("press-releases", {"campaign__gte": "1"}, ["campaign__gte", "Known here", "campaign__in"]),
        ("press-releases", {"members__gte": "1"}, ["members__gte", "Known here", "date__gte"]),
        ("affiliates", {"members__gte": "many"}, ["members__gte takes a whole number"]),
        ("affiliates", {"members": "-1"}, ["members takes a whole number"]),
        ("affiliates", {"region": "atlantis"}, ["region takes one of", "latin-america"]),
        ("affiliates", {"region__in": "africa,atlantis"}, ["region__in takes one of"]),
        ("affiliates", {"order": "date"}, ["cannot order by 'date'", "members"]),
        ("affiliates", {"order": "members,region"}, ["order takes at most one of"]),
        ("press-releases", {"include": "body"}, ["campaigns", "affiliates", "related"]),
        ("press-releases", {"fallback": "en"}, ["fallback needs locale"]),
        ("press-releases", {"locale": "es", "fallback": "xx"}, ["'xx' is not one of", "en"]),
        ("press-releases", {"cursor": "", "offset": "1"}, ["cursor and offset"]),
        ("press-releases", {"cursor": "rubbish"}, ["next link"]),
        ("images", {"nonsense": "1"}, ["nonsense", "Known here", "tags"]),
        ("images", {"width": "wide"}, ["'wide' is not a valid value for width"]),
        ("redirects", {"order": "location"}, ["cannot order by 'location'", "old_path"]),
        ("ratifications", {"nonsense": "1"}, ["nonsense", "Known here", "instrument"]),
        ("locales", {"nonsense": "1"}, ["nonsense"]),
        ("navigation", {"format": "xml"}, ["format must be one of: json"]),
    ],
    ids=str,
)
def test_errors_say_what_would_be_right(
    endpoint: str, query: dict[str, str], words: list[str], client: Client
) -> None:
    message = told(client, endpoint, **query)
    for word in words:
        assert word in message


def test_linked_page_is_meant_in_whichever_language(client: Client, seeded: Seeded) -> None:
    """The Spanish release links to the Spanish campaign, and is found by the English one's id."""
    campaign = CampaignPageFactory(title="Our campaign")
    release = relate(PressReleasePageFactory(title="About it"), campaigns=[campaign])
    release.save()
    in_spanish = translate(campaign, "es", title="La campaña")
    spanish = translate(release, "es", title="Sobre ella")

    for campaign_id in (campaign.pk, in_spanish.pk):
        assert ids(ask(client, "press-releases", campaign=campaign_id)) == [release.pk, spanish.pk]
        assert ids(ask(client, "press-releases", campaign=campaign_id, locale="es")) == [spanish.pk]
    both = f"{campaign.pk},{seeded.campaign.pk}"
    found = ids(ask(client, "press-releases", campaign__in=both, limit=100))
    assert {release.pk, seeded.release.pk} <= set(found)


# --- Include --------------------------------------------------------------------------------------


def test_links_are_replaced_by_summaries(client: Client, seeded: Seeded) -> None:
    plain = ask(client, "press-releases", fields="campaigns,affiliates", order="-id", limit=100)
    answer = ask(client, "press-releases", include="campaigns,affiliates", order="-id", limit=100)
    summary = client.get(
        f"/api/v2/campaigns/{seeded.campaign.pk}/",
        {"fields": "_,id,title,type,detail_url,html_url,slug,first_published_at,locale"},
    ).json()

    assert [summary] in [item["campaigns"] for item in answer["items"]]
    for without, with_summaries in zip(plain["items"], answer["items"], strict=True):
        assert with_summaries.keys() == without.keys()
        for field in ("campaigns", "affiliates"):
            assert [page["id"] for page in with_summaries[field]] == [
                link["id"] for link in without[field]
            ]


def test_single_link_is_replaced_too(client: Client, seeded: Seeded) -> None:
    detail = client.get(f"/api/v2/listings/{seeded.listing.pk}/?include=affiliate").json()
    alone = CampaignPageFactory(title="Without links")

    assert detail["affiliate"]["meta"]["slug"] == seeded.affiliate.slug
    assert "introduction" in detail
    assert told(client, "campaigns", include="campaigns").startswith("include takes")
    assert client.get(f"/api/v2/pages/{alone.pk}/?include=affiliate").status_code == 400


def test_included_page_that_went_meanwhile_is_left_out(client: Client, seeded: Seeded) -> None:
    """Its links go when the documents are built again, in the background."""
    seeded.campaign.unpublish()

    answer = client.get(f"/api/v2/press-releases/{seeded.release.pk}/?include=campaigns").json()

    assert answer["campaigns"] == []


# --- Languages ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("seeded")
def test_language_is_filled_up_along_the_chain(client: Client) -> None:
    english = ask(client, "press-releases", locale="en", limit=100)["meta"]["total_count"]
    spanish = ask(client, "press-releases", locale="es", limit=100)["meta"]["total_count"]
    query = {"fields": "_,id,locale,translation_key", "limit": 100}
    filled = ask(client, "press-releases", locale="es", fallback="en", **query)
    chain = ask(client, "press-releases", locale="ur", fallback="es,en", **query)

    assert spanish == RELEASES // 3 + 1
    for answer in (filled, chain):
        assert answer["meta"]["total_count"] == len(answer["items"]) == english
        languages = [item["meta"]["locale"] for item in answer["items"]]
        assert (languages.count("es"), languages.count("en")) == (spanish, english - spanish)
        keys = [item["meta"]["translation_key"] for item in answer["items"]]
        assert len(set(keys)) == len(keys)


@pytest.mark.usefixtures("seeded")
def test_the_chain_is_the_one_that_editors_chose(client: Client) -> None:
    query = {"locale": "ur", "fields": "_,id,locale", "limit": 100}
    LanguageFallback.objects.create(locale=locale("ur"), falls_back_to=locale("es"))

    by_chain = ask(client, "press-releases", fallback="chain", **query)
    by_hand = ask(client, "press-releases", fallback="es,en", **query)
    said = {item["locale"]: item["fallback"] for item in ask(client, "locales")["items"]}
    LanguageFallback.objects.update(falls_back_to=None)
    LanguageFallback.objects.get().save()
    alone = ask(client, "press-releases", fallback="chain", **query)

    assert by_chain["items"] == by_hand["items"]
    assert by_hand["items"]
    assert said == {"en": [], "es": ["en"], "ur": ["es", "en"]}
    assert {item["meta"]["locale"] for item in alone["items"]} <= {"ur"}


@pytest.mark.usefixtures("seeded")
def test_a_menu_is_filled_up_from_the_chain(client: Client) -> None:
    query = {"locale": "ur", "fallback": "chain"}
    english = ask(client, "navigation", locale="en")["items"]
    LanguageFallback.objects.create(locale=locale("ur"), falls_back_to=locale("es"))

    menu = ask(client, "navigation", **query)["items"]

    keys = [Page.objects.get(pk=entry["id"]).translation_key for entry in menu]
    expected = {Page.objects.get(pk=entry["id"]).translation_key for entry in english}
    assert len(set(keys)) == len(keys)
    assert expected <= set(keys)
    assert "en" in {entry["meta"]["locale"] for entry in menu}
    unknown = client.get("/api/v2/navigation/", {"locale": "xx", "fallback": "en"})
    assert unknown.status_code == 404


@pytest.mark.usefixtures("seeded")
def test_nearest_language_wins(client: Client) -> None:
    query = {"fields": "_,id,locale", "limit": 100}
    english_first = ask(client, "press-releases", locale="ur", fallback="en,es", **query)

    assert {item["meta"]["locale"] for item in english_first["items"]} == {"en"}


@pytest.mark.parametrize("language", ["en", "es", "ur"])
def test_labels_are_in_the_documents_language(language: str, client: Client) -> None:
    affiliate = AffiliatePageFactory(title="A sample in Nepal", country="NP", full=True)
    page = affiliate if language == "en" else translate(affiliate, language)
    country, region = {
        "en": ("Nepal", "South Asia"),
        "es": ("Nepal", "Asia Meridional"),
        "ur": ("نیپال", "جنوبی ایشیا"),
    }[language]

    # Whatever language the reader's browser likes.
    headers = {"Accept-Language": "fr"}
    document = client.get(f"/api/v2/affiliates/{page.pk}/", headers=headers).json()

    assert document["country"] == {"code": "NP", "name": country}
    assert document["region"] == {"code": "south-asia", "name": region}


# --- Paging ---------------------------------------------------------------------------------------


def followed(client: Client, address: str | None) -> Iterator[Any]:
    """The answers from an address on, along the `next` links."""
    seen = set()
    while address:
        assert address not in seen
        seen.add(address)
        parts = urlsplit(address)
        answer = client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200, answer.content
        yield answer.json()
        address = answer.json()["meta"]["next"]


ENDPOINTS: dict[str, tuple[Any, ...]] = {
    "pages": page_types(),
    **{str(t.api_endpoint): (t,) for t in page_types() if t.api_endpoint},
}
ORDERS = [
    (endpoint, sign + name)
    for endpoint, types in ENDPOINTS.items()
    for name in [*COLUMNS, *orderable(filters_of(types))]
    for sign in ("", "-")
]


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(("endpoint", "order"), [("pages", ""), *ORDERS])
def test_cursor_visits_every_page_once(endpoint: str, order: str, client: Client) -> None:
    whole = ask(client, endpoint, order=order, limit=100)
    limit = max(2, whole["meta"]["total_count"] // 6)
    first = f"http://testserver/api/v2/{endpoint}/?cursor=&order={order}&limit={limit}"

    visited = [page_id for answer in followed(client, first) for page_id in ids(answer)]

    assert visited == ids(whole)
    assert len(visited) == whole["meta"]["total_count"] == len(set(visited))


@pytest.mark.usefixtures("seeded")
def test_next_and_previous_lead_through_the_list_and_back(client: Client) -> None:
    query = "limit=7&order=-date&fields=_,id&locale=en"
    pages = list(followed(client, f"http://testserver/api/v2/press-releases/?{query}"))
    back = []
    address = pages[-1]["meta"]["previous"]
    while address:
        parts = urlsplit(address)
        assert {"limit", "order", "fields", "locale"} <= parse_qs(parts.query).keys()
        back.append(client.get(f"{parts.path}?{parts.query}").json())
        address = back[-1]["meta"]["previous"]

    assert pages[0]["meta"]["previous"] is None
    assert sum(len(page["items"]) for page in pages) == pages[0]["meta"]["total_count"]
    assert [page["items"] for page in reversed(back)] == [page["items"] for page in pages[:-1]]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_cursor_with_pages_added_meanwhile(data: st.DataObject, seeded: Seeded) -> None:
    """What was there at the start is visited once; what is added, at most once."""
    client = Client()
    order = data.draw(st.sampled_from(["title", "-title", "date", "-date", "id", "-id", ""]))
    there = set(ids(ask(client, "press-releases", limit=100)))
    first = f"http://testserver/api/v2/press-releases/?cursor=&order={order}&limit=5"

    visited: list[int] = []
    for answer in followed(client, first):
        visited += ids(answer)
        if data.draw(st.booleans(), label="one is added"):
            number = data.draw(st.integers(0, RELEASES), label="its place")
            PressReleasePageFactory(
                parent=seeded.release.get_parent(),
                title=f"Release {number // 3}",
                slug=f"added-{len(visited)}-{seeded.release.get_siblings().count()}",
                dateline_date=f"2023-01-{1 + number // 2:02d}",
            )
            if len(visited) > 100:
                break

    assert len(visited) == len(set(visited))
    assert there <= set(visited) or len(visited) > 100


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    "cursor",
    [
        "WyJhIl0", "W10", "e30", "bnVsbA", "WzFd", "WyJ4IiwgIngiXQ", "====", "é", "AAAA",
        "WyIyMDIzLTAxLTAxIiwgIjk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Il0",
        "WyJcdTAwMDAiLCAiMSJd", "WyJcdWQ4MDAiLCAiMSJd", "W1tbW1tb" * 500,
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", ["title", "id", "first_published_at", "date", "show_in_menus"])
def test_cursor_that_is_none_is_refused_or_leads_nowhere_bad(
    order: str, cursor: str, client: Client
) -> None:
    response = client.get("/api/v2/press-releases/", {"cursor": cursor, "order": order})

    assert response.status_code in (200, 400)
