"""What holds for every answer: freshness, compression, other origins, limits, errors."""

import gzip
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import time_machine
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from bazaar_pages.models import BazaarIndexPage
from campaigns.models import Ratification
from hni_site.content_store.writing import touch_head
from hni_site.delivery import release, views
from hni_site.delivery.answers import Answer
from hni_site.delivery.memory import Memory
from hni_site.media.models import SiteImage
from news.models import NewsIndexPage, PressReleasePage
from tests.api.seeding import Seeded
from tests.factories.campaigns import RatificationFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import private_collection
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import publish

# What goes over the wire is the same whichever database it was read from.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

PROBLEM = "application/problem+json"
EVERY_KIND = [
    "pages/", "press-releases/", "images/", "documents/", "redirects/", "locales/", "navigation/",
    "ratifications/", "openapi.json", "docs/",
]  # fmt: skip
each_kind = pytest.mark.parametrize("path", EVERY_KIND)


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(f"/api/v2/{path}", headers=headers)


# --- Freshness ------------------------------------------------------------------------------------


@each_kind
@pytest.mark.usefixtures("seeded")
def test_head_is_get_without_a_body(path: str, client: Client) -> None:
    whole = get(client, path)
    head = client.head(f"/api/v2/{path}")

    assert head.status_code == whole.status_code == 200
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary", "Cache-Tag"):
        assert head[name] == whole[name], name
    assert int(head["Content-Length"]) == len(whole.content)


@each_kind
@pytest.mark.usefixtures("seeded")
def test_unchanged_answer_costs_one_cheap_query(path: str, client: Client) -> None:
    tag = get(client, path)["ETag"]
    views.memory = Memory()  # Another process, which has answered nothing yet.

    with CaptureQueriesContext(connection) as captured:
        again = get(client, path, If_None_Match=tag)

    assert len(captured) == 1
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == tag
    for name in ("Cache-Control", "Vary"):
        assert again[name] == get(client, path)[name]


@pytest.mark.usefixtures("seeded")
def test_kept_answer_costs_one_cheap_query(client: Client) -> None:
    first = get(client, "press-releases/?fields=*")
    with CaptureQueriesContext(connection) as captured:
        second = get(client, "press-releases/?fields=*")

    assert len(captured) == 1
    assert second.content == first.content


def test_change_elsewhere_leaves_the_bytes_and_renews_the_tag(
    client: Client, seeded: Seeded
) -> None:
    path = f"pages/{seeded.release.pk}/"
    before = get(client, path)
    PressReleasePageFactory(parent=seeded.release.get_parent(), title="Another")

    again = get(client, path, If_None_Match=before["ETag"])
    assert again.status_code == 304
    assert again["ETag"] != before["ETag"]
    # By the new tag alone, without making the answer:
    views.memory = Memory()
    with CaptureQueriesContext(connection) as captured:
        third = get(client, path, If_None_Match=again["ETag"])
    assert (third.status_code, len(captured)) == (304, 1)


def test_change_shows_in_the_very_next_request_of_every_process(
    client: Client, seeded: Seeded
) -> None:
    path = f"pages/{seeded.release.pk}/"
    processes = [Memory[Answer]() for _ in range(3)]
    tags = []
    for views.memory in processes:
        tags.append(get(client, path)["ETag"])
    page = PressReleasePage.objects.get(pk=seeded.release.pk)
    page.title = "Changed"
    publish(page)

    for tag, views.memory in zip(tags, processes, strict=True):
        again = get(client, path, If_None_Match=tag)
        assert again.status_code == 200
        assert again.json()["title"] == "Changed"


Change = Callable[[Seeded], object]


def _image(seeded: Seeded) -> SiteImage:
    return SiteImage.objects.get(pk=seeded.release.lead_image_id)


def _rename_image(seeded: Seeded) -> None:
    image = _image(seeded)
    image.title = "Another title"
    image.save()


def _tag_image(seeded: Seeded) -> None:
    _image(seeded).tags.add("weaving")


def _hide_image(seeded: Seeded) -> None:
    image = _image(seeded)
    image.collection = private_collection()
    image.save()


def _reorder_menu(seeded: Seeded) -> None:
    newsroom = NewsIndexPage.objects.get(locale__language_code="en")
    bazaar = BazaarIndexPage.objects.get(locale__language_code="en")
    bazaar.move(newsroom, pos="left")


CHANGES: list[tuple[str, Change]] = [
    ("images/?fields=*&limit=100", _rename_image),
    ("images/?fields=*&limit=100", _tag_image),
    ("images/?fields=*&limit=100", _hide_image),
    ("redirects/", lambda seeded: seeded.redirect.delete()),
    ("redirects/", lambda seeded: Redirect.add_redirect("/en/other/", seeded.campaign)),
    ("ratifications/", lambda seeded: RatificationFactory(country="IE")),
    ("ratifications/", lambda seeded: Ratification.objects.get(country="NL").delete()),
    ("navigation/", _reorder_menu),
    ("pages/?child_of=root&locale=en", _reorder_menu),
    ("locales/", lambda seeded: home_page("ur").unpublish()),
]


@pytest.mark.parametrize(
    ("path", "change"), CHANGES, ids=lambda value: getattr(value, "__name__", value)
)
def test_what_is_no_page_is_never_stale(
    path: str, change: Change, client: Client, seeded: Seeded
) -> None:
    before = get(client, path)
    change(seeded)
    after = get(client, path, If_None_Match=before["ETag"])

    assert after.status_code == 200
    assert after.content != before.content


@pytest.mark.usefixtures("seeded")
def test_tag_is_good_for_its_own_address_only(client: Client) -> None:
    tag = get(client, "press-releases/")["ETag"]

    assert get(client, "press-releases/?limit=1", If_None_Match=tag).status_code == 200
    assert get(client, "pages/", If_None_Match=tag).status_code == 200
    assert get(client, "press-releases/", If_None_Match=f'"other", {tag}').status_code == 304
    strong = tag.removeprefix("W/")
    assert get(client, "press-releases/", If_None_Match=strong).status_code == 304
    for nonsense in ("", "*rubbish*", '"', "W/", '"--"', tag[:9]):
        assert get(client, "press-releases/", If_None_Match=nonsense).status_code == 200, nonsense


@pytest.mark.usefixtures("seeded")
def test_upgrade_of_the_code_makes_every_answer_new(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the bytes are other ones: else they still hold."""
    before = get(client, "locales/")
    monkeypatch.setattr("hni_site.delivery.answers.release_mark", lambda: "new")
    with CaptureQueriesContext(connection) as captured:
        after = get(client, "locales/", If_None_Match=before["ETag"])

    assert after.status_code == 304
    assert len(captured) == 1  # Kept, as the test's process went on.
    assert after["ETag"] != before["ETag"]


def test_mark_of_the_code_is_the_same_in_every_process() -> None:
    mark = release.release_mark()
    release.release_mark.cache_clear()
    assert release.release_mark() == mark


@pytest.mark.usefixtures("seeded")
def test_date_is_told_once_it_cannot_mislead_and_never_asked(client: Client) -> None:
    with time_machine.travel("2026-05-05T10:00:00.9Z", tick=False) as clock:
        touch_head()
        assert "Last-Modified" not in get(client, "pages/")
        clock.shift(2)
        assert "Last-Modified" not in get(client, "pages/")
        clock.shift(0.1)
        told = get(client, "pages/")
        assert told["Last-Modified"] == "Tue, 05 May 2026 10:00:00 GMT"
        asked = get(client, "pages/", If_Modified_Since=told["Last-Modified"])
        assert asked.status_code == 200


@pytest.mark.usefixtures("seeded")
def test_answer_that_is_different_each_time_is_kept_by_nobody(client: Client) -> None:
    for path in ("pages/?order=random", "images/?order=random"):
        response = get(client, path)
        assert response["Cache-Control"] == "no-store"
        assert "ETag" not in response


# --- Compression and other origins ----------------------------------------------------------------


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.0, gzip; q=0.5", "gzip"),
        ("br ; q=0, gzip;q=0", ""),
        ("BR", "br"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_compressed_answer_says_the_same(accepted: str, encoding: str, client: Client) -> None:
    plain = get(client, "press-releases/?fields=*")
    packed = get(client, "press-releases/?fields=*", Accept_Encoding=accepted)

    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding]
    assert packed.headers.get("Content-Encoding", "") == encoding
    assert unpack(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    assert packed["ETag"].startswith("W/")  # One tag for different bytes can only be weak.
    assert "Accept-Encoding" in packed["Vary"]
    if encoding:
        assert len(packed.content) < len(plain.content) / 2


@pytest.mark.usefixtures("seeded")
def test_small_answer_is_not_compressed(client: Client) -> None:
    assert "Content-Encoding" not in get(client, "pages/?limit=0", Accept_Encoding="br")


@pytest.mark.usefixtures("seeded")
@override_settings(CORS_ALLOWED_ORIGINS=["https://bazaar.example.org"])
def test_other_origins(client: Client) -> None:
    allowed = get(client, "pages/", Origin="https://bazaar.example.org")
    foreign = get(client, "pages/", Origin="https://elsewhere.example.org")
    refused = get(client, "pages/?nonsense=1", Origin="https://bazaar.example.org")
    asked = client.options(
        "/api/v2/pages/",
        headers={
            "Origin": "https://bazaar.example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert allowed["Access-Control-Allow-Origin"] == "https://bazaar.example.org"
    assert "ETag" in allowed["Access-Control-Expose-Headers"]
    assert "Retry-After" in allowed["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Origin" not in foreign
    assert "Access-Control-Allow-Credentials" not in allowed
    assert refused["Access-Control-Allow-Origin"] == "https://bazaar.example.org"
    assert asked.status_code in (200, 204)
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in asked["Access-Control-Allow-Headers"]
    for response in (allowed, foreign):  # A cache must not hand one's answer to the other.
        assert {"origin", "accept-encoding"} <= set(response["Vary"].lower().split(", "))


def test_numbers_that_recur_after_a_restore_are_another_state(client: Client) -> None:
    page = StandardPageFactory(title="Before")
    tag = get(client, f"pages/{page.pk}/")["ETag"]
    with connection.cursor() as cursor:  # A backup is restored; the number is the same again.
        cursor.execute("UPDATE content_store_head SET changed_at = '2020-01-01 00:00:00'")
        cursor.execute(
            "UPDATE content_store_contentitem SET document = %s",
            ['{"id": 1, "meta": {"type": "home.StandardPage"}}'],
        )

    again = get(client, f"pages/{page.pk}/", If_None_Match=tag)
    assert again.status_code == 200
    assert "title" not in again.json()
