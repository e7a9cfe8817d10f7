"""Ours against Wagtail's own API v2 on the same pages: the same questions, the same answers.

What differs on purpose:
- URLs begin with PUBLIC_BASE_URL, not with what the site's record says;
- `alias_of` is neither shown nor a filter: it names pages that may not be public;
- an error says what Wagtail's says, and after that what would be right;
- a search gives pages in the tree's order, not by relevance, and finds parts of words, too;
- rich text is HTML, `rich_text_format` takes nothing else; there is no browsable `format=api`;
- a listing of one type can show that type's fields without naming `type`;
- `limit=` and `offset=` without a number, in a script other than ours, or beyond all bounds, are
  refused where Wagtail fails or guesses.
"""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.api.seeding import Seeded
from tests.api.stock import Both, ids, stable
from tests.factories.news import PressReleasePageFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.api.stock"),
]

RELEASE = "news.PressReleasePage"
STOCK_DEFAULTS = {"type", "detail_url", "html_url", "slug", "first_published_at", "locale"}


@pytest.fixture(scope="module", autouse=True)
def search_index(seeded: Seeded, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        call_command("update_index", verbosity=0)


@pytest.fixture
def named(seeded: Seeded) -> dict[str, Any]:
    """What `{…}` in a query below stands for."""
    return {
        "release": seeded.release.pk,
        "newsroom": seeded.release.get_parent().pk,
        "campaign": seeded.campaign.pk,
        "home": seeded.release.get_parent().get_parent().pk,
        "first": seeded.release.first_published_at.isoformat(),
    }


def filled(query: str, named: dict[str, Any]) -> dict[str, str]:
    """`a=1&b={release}` as parameters."""
    pairs = (part.partition("=") for part in query.split("&") if part)
    return {name: value.format(**named) for name, _equals, value in pairs}


# --- Listings -------------------------------------------------------------------------------------

SAME_LISTINGS = [
    "",
    "limit=3",
    "limit=0",
    "limit=100",
    "offset=4&limit=3",
    "offset=500",
    "limit=3&_=12345",
    "format=json&limit=3",
    # Types
    f"type={RELEASE}",
    f"type={RELEASE.lower()}",
    f"type={RELEASE},news.EventPage",
    "type=wagtailcore.Page&limit=5",
    "type=",
    # Order
    "order=id",
    "order=-id&limit=5",
    "order=title,id&limit=50",
    "order=-title,-id&limit=50",
    "order=slug,id",
    "order=-slug,id&offset=3",
    "order=",
    # Tree and translations
    "child_of=root",
    "child_of={newsroom}&limit=50",
    "child_of={newsroom}&order=-slug",
    f"child_of={{newsroom}}&type={RELEASE}",
    "child_of={release}",
    "descendant_of=root&limit=100",
    "descendant_of={newsroom}&limit=100",
    "ancestor_of={release}",
    "ancestor_of={home}",
    "translation_of={release}",
    "translation_of=root",
    "translation_of={home}&locale=ur",
    "locale=es&limit=100",
    "locale=ur&limit=100",
    "locale=es&child_of={newsroom}",
    f"locale=en&type={RELEASE}&order=-id&limit=7&offset=2",
    "site=localhost&limit=100",
    "site=",
    # The pages' own fields
    "id={release}",
    "title=Release 3",
    "title=nothing of the kind",
    "slug=release-7",
    "show_in_menus=true",
    "show_in_menus=false&limit=100",
    "show_in_menus=1",
    "seo_title=For search engines",
    "search_description=",
    "first_published_at={first}",
    "id=-1",
]


@pytest.mark.parametrize("query", SAME_LISTINGS)
def test_same_pages_in_the_same_order(query: str, client: Client, named: dict[str, Any]) -> None:
    ours, stock = Both(client, "", filled(query, named)).answers()

    assert ours["meta"]["total_count"] == stock["meta"]["total_count"]
    assert ids(ours) == ids(stock)
    assert list(map(stable, ours["items"])) == list(map(stable, stock["items"]))


def test_default_fields_are_the_contract(client: Client) -> None:
    ours, stock = Both(client, "", {"limit": "1"}).answers()

    for answer in (ours, stock):
        assert answer["items"][0].keys() == {"id", "meta", "title"}
        assert answer["items"][0]["meta"].keys() == STOCK_DEFAULTS


@pytest.mark.parametrize(
    ("query", "exactly"),
    [
        ("search=Nairobi", False),
        ("search=home-based workers", False),
        ("search=Release", True),
        ("search=Comunicado&locale=es", False),
        ("search=Release&child_of={newsroom}", True),
        ("search=Release Comunicado&search_operator=or", True),
        ("search=Release Comunicado&search_operator=OR", True),
        ("search=Release Comunicado&search_operator=and", False),
        ("search=nothing-like-that", True),
        ("search=", True),
    ],
)
def test_search_finds_the_same_pages(
    query: str, exactly: bool, client: Client, named: dict[str, Any]
) -> None:
    """And those in which the words stand elsewhere: in captions, in titles of linked pages."""
    asked = {**filled(query, named), "limit": "100"}
    ours, stock = Both(client, "", asked).answers()

    found, theirs = set(ids(ours)), set(ids(stock))
    assert found == theirs if exactly else found >= theirs


def test_random_order_gives_any_of_the_pages(client: Client) -> None:
    asked = [Both(client, "", {"order": "random", "limit": "100"}).answers() for _ in range(2)]

    for ours, stock in asked:
        assert ours["meta"]["total_count"] == stock["meta"]["total_count"]
        assert sorted(ids(ours)) == sorted(ids(stock))
    (first, _), (second, _) = asked
    assert ids(first) != ids(second)


# --- Fields ---------------------------------------------------------------------------------------

META = ["type", "detail_url", "html_url", "slug", "show_in_menus", "seo_title",
        "search_description", "first_published_at", "locale"]  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        "show_in_menus",
        "seo_title,search_description",
        "-title",
        "-slug,-locale",
        "_",
        "_,title",
        "_,id,slug",
        "_,type,html_url,seo_title",
        "",
        "title",
    ],
)
def test_fields_of_every_page(fields: str, client: Client) -> None:
    ours, stock = Both(client, "", {"fields": fields, "limit": "100"}).answers()

    def kept(item: dict[str, Any]) -> Any:
        """`alias_of` aside, which ours has not."""
        return {"meta": {}, **item}

    assert [kept(stable(i)) for i in ours["items"]] == [kept(stable(i)) for i in stock["items"]]


def test_all_fields_include_all_of_wagtails(client: Client) -> None:
    ours, stock = Both(client, "", {"fields": "*", "type": RELEASE}).answers()

    for our, their in zip(map(stable, ours["items"]), map(stable, stock["items"]), strict=True):
        assert set(META) <= our["meta"].keys()
        for name in META:
            assert our["meta"][name] == their["meta"][name], name
        assert their["meta"].keys() - our["meta"].keys() == {"alias_of"}


def test_nested_fields(client: Client, seeded: Seeded) -> None:
    """Wagtail's form for what lies inside a field: named ones, `_`, `*` and minus."""
    address = f"/api/v2/pages/{seeded.release.pk}/"

    def image(fields: str) -> Any:
        return client.get(address, {"fields": f"_,image({fields})"}).json()["image"]

    assert image("alt").keys() == {"id", "title", "alt"}
    assert image("_,alt").keys() == {"alt"}
    assert image("*,-sources").keys() == set(image("*")) - {"sources"}
    assert image("-title").keys() == {"id"}
    assert image("_,sources(_,width)")["sources"][0].keys() == {"width"}
    campaigns = client.get(address, {"fields": "_,campaigns(locale)"}).json()["campaigns"]
    assert campaigns[0].keys() == {"id", "type", "title", "locale", "detail_url"}


# --- One page -------------------------------------------------------------------------------------


def test_detail(client: Client, seeded: Seeded) -> None:
    ours, stock = Both(client, f"{seeded.release.pk}/", {}).answers()

    our, their = stable(ours), stable(stock)
    assert our["id"] == their["id"]
    assert our["title"] == their["title"]
    for name in META:
        assert our["meta"][name] == their["meta"][name], name
    assert stable(our["meta"]["parent"]) == stable(their["meta"]["parent"])
    assert their["meta"].keys() - our["meta"].keys() == {"alias_of"}


@pytest.mark.parametrize("fields", ["_", "_,title", "_,parent", "-parent", "_,slug,title"])
def test_fields_of_one_page(fields: str, client: Client, seeded: Seeded) -> None:
    ours, stock = Both(client, f"{seeded.release.pk}/", {"fields": fields}).answers()

    # What ours has beside Wagtail's fields is not asked for here, or was not taken away.
    assert {**stable(stock), "meta": {}}.items() <= {**stable(ours), "meta": {}}.items()
    assert set(stock.get("meta", {})) - set(ours.get("meta", {})) <= {"alias_of"}


def test_parent_of_a_home_page_is_not_public(client: Client, seeded: Seeded) -> None:
    home = seeded.release.get_parent().get_parent()
    ours, stock = Both(client, f"{home.pk}/", {}).answers()

    assert ours["meta"]["parent"] is stock["meta"]["parent"] is None


def test_unknown_parameters_of_one_page_are_ignored(client: Client, seeded: Seeded) -> None:
    ours, stock = Both(client, f"{seeded.release.pk}/", {"nonsense": "1"}).answers()

    assert ours["id"] == stock["id"]


# --- Errors ---------------------------------------------------------------------------------------

ERRORS = [
    "limit=101",
    "limit=99999999999999999999",
    "limit=-1",
    "limit=abc",
    "limit=",
    "offset=-1",
    "offset=abc",
    "order=nonsense",
    "order=title,nonsense",
    "order=title,",
    "order=random&offset=1",
    "order=random,title",
    "type=nonsense",
    "type=news.Nonsense",
    "type=auth.User",
    "type=news.PressReleasePage,nonsense",
    "fields=nonsense",
    "fields=title,nonsense",
    "fields=*,title",
    "fields=_,-title",
    "fields=title,,slug",
    "fields=title,",
    "fields=title(",
    "fields=title)",
    "fields=title(id)",
    "fields=*,*",
    "fields=-*",
    "fields=ti tle",
    "fields=parent",
    "child_of=abc",
    "child_of=-1",
    "child_of=999999",
    "child_of=99999999999999999999999",
    "child_of=1",
    "descendant_of=abc",
    "descendant_of=999999",
    "descendant_of={newsroom}&child_of={home}",
    "ancestor_of=abc",
    "ancestor_of=root",
    "ancestor_of=999999",
    "translation_of=abc",
    "translation_of=999999",
    "locale=xx",
    "locale=",
    "site=nowhere.example",
    "id=abc",
    "show_in_menus=perhaps",
    "title=null\0character",
    "nonsense=1",
    "nonsense=1&rubbish=2",
    "rich_text_format=nonsense",
]


@pytest.mark.parametrize("query", ERRORS)
def test_same_errors(query: str, client: Client, named: dict[str, Any]) -> None:
    both = Both(client, "", filled(query, named))

    assert both.ours.status_code == both.stock.status_code
    assert both.ours.status_code in (400, 404)
    assert both.ours.json().keys() == both.stock.json().keys() == {"message"}
    said = both.stock.json()["message"]
    if "rich_text_format" not in query:
        assert both.ours.json()["message"].startswith(said.removesuffix("."))
    assert both.ours["Cache-Control"] == "no-store"


def test_page_that_is_not_public_is_not_found(client: Client, seeded: Seeded) -> None:
    draft = PressReleasePageFactory(parent=seeded.release.get_parent(), draft=True)
    for pk in (draft.pk, 999_999):
        both = Both(client, f"{pk}/", {})

        assert both.ours.status_code == both.stock.status_code == 404
        assert both.ours.json() == both.stock.json()
