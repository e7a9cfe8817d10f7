"""`sync/`: a client that keeps a cursor holds what is public, whatever happens meanwhile."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.signing import Signer
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect

from hni_site.content_store.models import Head
from tests.api.seeding import Seeded
from tests.content_store.store import document, row, work_off
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import publish, translate

pytestmark = pytest.mark.django_db

URL = "/api/v2/sync/"


class Reader:
    """A client of `sync/` as its documentation describes one."""

    def __init__(self, **followed: Any) -> None:
        self.query = followed
        self.cursor = ""
        self.documents: dict[int, Any] = {}
        self.gone: dict[int, Any] = {}

    def page(self) -> Any:
        query = {**self.query, "cursor": self.cursor} if self.cursor else self.query
        answer = Client().get(URL, query)
        assert answer.status_code == 200, answer.content
        for change in answer.json()["items"]:
            if change["state"] == "live":
                found = change["document"]
                assert found["meta"]["sequence"] == change["sequence"]
                self.documents[found["id"]] = found
                self.gone.pop(found["id"], None)
            else:
                found = change["tombstone"]
                self.documents.pop(found["id"], None)
                self.gone[found["id"]] = found
        self.cursor = answer.json()["meta"]["cursor"]
        return answer.json()

    def read(self) -> "Reader":
        while self.page()["meta"]["more"]:
            pass
        return self


def test_begins_with_all_that_is_public_and_goes_on_with_what_changed() -> None:
    home_page().save()
    kept, changed, gone = (StandardPageFactory(title=title) for title in ("Kept", "Old", "Gone"))
    StandardPageFactory(title="Never public", live=False)
    long_gone = StandardPageFactory(title="Long gone")
    long_gone.unpublish()
    work_off()
    reader = Reader(limit=2).read()
    begun = dict(reader.documents)

    assert reader.documents[kept.pk] == document(kept)
    assert {home_page().pk, kept.pk, changed.pk, gone.pk} == set(begun)
    assert reader.gone == {}  # Of what it never had it is told nothing.
    assert reader.page()["items"] == []

    changed.title = "New"
    publish(changed)
    gone.unpublish()
    work_off()
    answer = reader.page()

    assert [change["state"] for change in answer["items"]] == ["live", "gone"]
    assert answer["meta"]["more"] is False or reader.read()
    assert reader.documents[changed.pk]["title"] == "New"
    assert reader.gone[gone.pk] == {
        "id": gone.pk,
        "type": "home.StandardPage",
        "locale": "en",
        "translation_key": str(gone.translation_key),
        "path": "/en/gone/",
        "reason": "unpublished",
        "replaced_by": None,
        "gone_at": row(gone).changed_at.isoformat().replace("+00:00", "Z"),
    }


def test_a_tombstone_says_what_stands_there_now() -> None:
    old, new = StandardPageFactory(title="Old"), StandardPageFactory(title="New")
    reader = Reader().read()
    Redirect.add_redirect("/en/old/", new)
    old.delete()
    reader.read()

    base = settings.PUBLIC_BASE_URL
    assert reader.gone[old.pk]["reason"] == "deleted"
    assert reader.gone[old.pk]["replaced_by"] == {
        "id": new.pk,
        "html_url": f"{base}/en/new/",
        "detail_url": f"{base}/api/v2/pages/{new.pk}/",
    }
    new.unpublish()
    late = Reader(cursor=reader.cursor).read()
    assert old.pk not in late.documents


def test_what_changes_while_somebody_reads_is_met_at_the_end() -> None:
    pages = [StandardPageFactory(title=f"Page {number}") for number in range(6)]
    work_off()
    reader = Reader(limit=2)
    reader.page()
    read = next(iter(reader.documents))
    for page in pages[:2]:
        page.title += ", changed"
        publish(page)
    pages[5].delete()  # Not read yet: a tombstone comes, of something the reader never had.
    pages[0].unpublish()
    work_off()
    reader.read()

    assert read in {home_page().pk, *(page.pk for page in pages[:2])}
    assert reader.documents.keys() >= {page.pk for page in pages[1:5]}
    assert reader.documents[pages[1].pk]["title"] == "Page 1, changed"
    assert not reader.documents.keys() & {pages[0].pk, pages[5].pk}


def test_only_the_types_and_languages_that_are_followed() -> None:
    release, page = PressReleasePageFactory(), StandardPageFactory()
    spanish = translate(page, "es")
    work_off()
    releases = Reader(type="news.PressReleasePage").read()
    in_spanish = Reader(locale="es").read()
    both = Reader(type="news.PressReleasePage,home.StandardPage", locale="es,en").read()

    assert set(releases.documents) == {release.pk}
    assert spanish.pk in in_spanish.documents
    assert page.pk not in in_spanish.documents
    assert {release.pk, page.pk, spanish.pk} <= set(both.documents)
    page.unpublish()
    assert releases.page()["items"] == []
    assert in_spanish.read().gone == {}


@pytest.mark.parametrize("name", ["type", "locale"])
def test_a_cursor_keeps_what_it_follows(client: Client, name: str) -> None:
    StandardPageFactory()
    asked = {"type": "home.StandardPage", "locale": "en"}[name]
    other = {"type": "news.PressReleasePage", "locale": "es"}[name]
    cursor = client.get(URL, {name: asked}).json()["meta"]["cursor"]

    assert client.get(URL, {name: asked, "cursor": cursor}).status_code == 200
    refused = client.get(URL, {name: other, "cursor": cursor})
    assert refused.status_code == 400
    assert "start again without a cursor" in refused.json()["message"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("cursor=eyJ", "not given out here"),
        ("cursor=%00", "null characters"),
        ("cursor=W10:abc", "not given out here"),
        ("limit=0", "at least 1"),
        ("limit=101", "higher than 100"),
        ("type=auth.User", "Known types"),
        ("locale=xx", "not one of"),
        ("since=2023", "Known here: cursor"),
    ],
)
def test_a_query_that_makes_no_sense(client: Client, query: str, says: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert says in answer.json()["message"]
    assert answer["Cache-Control"] == "no-store"


def test_a_cursor_that_was_changed_or_is_another_sites(client: Client) -> None:
    StandardPageFactory()
    cursor = client.get(URL).json()["meta"]["cursor"]
    elsewhere = Signer(key="another site", salt="hni_site.api.sync").sign_object([0, 0, 0, [], []])
    for text in (elsewhere, cursor[:-1] + ("A" if cursor[-1] != "A" else "B"), f"A{cursor}"):
        answer = client.get(URL, {"cursor": text})
        assert answer.status_code == 400
        assert "Start again" in answer.json()["message"]


def test_a_cursor_from_before_a_backup_was_restored(client: Client) -> None:
    page = StandardPageFactory()
    cursor = client.get(URL).json()["meta"]["cursor"]
    Head.objects.update(sequence=Head.objects.get().sequence - 1)
    refused = client.get(f"{URL}?cursor={cursor}&_=1")

    assert refused.status_code == 410
    assert "Start again" in refused.json()["message"]

    page.save()
    call_command("rebuild_content", "--new-log")
    assert client.get(f"{URL}?cursor={cursor}&_=2").status_code == 410
    assert page.pk in Reader().read().documents


def test_queries_however_many_changes(
    client: Client, seeded: Seeded, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):  # Where the log stands, which log, the rows.
        answer = client.get(URL)
    assert len(answer.json()["items"]) > 10
    end = answer.json()["meta"]["cursor"]
    while client.get(URL, {"cursor": end}).json()["meta"]["more"]:
        end = client.get(URL, {"cursor": end}).json()["meta"]["cursor"]
    end = client.get(URL, {"cursor": end}).json()["meta"]["cursor"]
    with django_assert_num_queries(2):
        nothing = client.get(URL, {"cursor": end, "limit": 50})
    assert nothing.json()["items"] == []
    with django_assert_num_queries(1):
        again = client.get(
            URL, {"cursor": end, "limit": 50}, headers={"If-None-Match": nothing["ETag"]}
        )
    assert again.status_code == 304
