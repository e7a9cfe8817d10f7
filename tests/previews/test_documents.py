"""A draft's document is in every way like the live one; and nothing is left of it."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from hni_site.content_store.models import (
    ContentItem,
    Count,
    Dependency,
    Facet,
    Head,
    PendingRebuild,
)
from hni_site.foundations.pages import SitePage
from hni_site.media.models import SiteRendition
from hni_site.previews.snapshots import take
from news.models import PressReleasePage
from tests.contract.complete import complete
from tests.discovery import PAGE_TYPES, label
from tests.factories.consumers import microsite
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import PressReleasePageFactory
from tests.previews.newsroom import Panel, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("editor")


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
def test_an_unchanged_pages_preview_is_its_live_document_to_the_byte(
    page_type: type[SitePage], editor: User
) -> None:
    page = complete(page_type)
    live = Client().get(f"/api/v2/pages/{page.pk}/")
    assert live.status_code == 200

    preview = ask(take(page.get_latest_revision_as_object(), editor))

    number = json.loads(live.content)["meta"]["sequence"]
    assert number
    # A draft has no place in the log. That is all.
    expected = live.content.replace(f'"sequence":{number}'.encode(), b'"sequence":null')
    assert preview.content == expected
    assert preview["Content-Type"] == live["Content-Type"]
    assert set(json.loads(preview.content)["meta"]) == set(json.loads(live.content)["meta"])


def test_what_is_typed_and_not_saved_is_in_it(editor: User) -> None:
    page = PressReleasePageFactory(title="Known words", draft=True, full=True)
    page.save_revision()
    panel = Panel(editor, page, microsite(PressReleasePage))
    form = panel.form()
    form["title"] = "Words that I type"

    assert panel.type(form) == {"is_valid": True, "is_available": True}

    document = ask(panel.token(form)).json()
    assert document["title"] == "Words that I type"
    assert document["id"] == page.pk
    assert document["meta"]["type"] == "news.PressReleasePage"
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Known words"


def test_nothing_of_a_preview_enters_the_store(editor: User) -> None:
    page = complete(PressReleasePage)
    page.title, page.lead_image = "Words of a draft", SiteImageFactory()
    page.change_kind = "minor"
    page.save_revision()
    panel = Panel(editor, page, microsite(PressReleasePage))
    models = (
        *(ContentItem, Count, Dependency, Facet, Head, PendingRebuild),
        *(IndexEntry, Page, ReferenceIndex, SiteRendition),
    )

    def all_rows() -> dict[str, list[Any]]:
        return {
            model._meta.label: sorted(model._default_manager.values_list(), key=str)
            for model in models
        }

    def files() -> set[str]:
        return set(default_storage.listdir("images")[1])

    form = panel.form()  # Wagtail makes small pictures for it.
    rows, pictures = all_rows(), files()

    assert ask(panel.token(form)).json()["title"] == "Words of a draft"

    after = all_rows()
    assert {name for name in rows if rows[name] != after[name]} == set()
    assert files() == pictures
    live = Client().get(f"/api/v2/pages/{page.pk}/").json()
    assert live["title"] == "A complete page"
    found = Client().get("/api/v2/pages/", {"search": "draft"}).json()
    assert found["meta"]["total_count"] == 0


# --- Pictures and files ---------------------------------------------------------------------------


def test_pictures_that_only_the_draft_shows_lie_below_the_preview(editor: User) -> None:
    page = complete(PressReleasePage)
    public = [source["src"] for source in document_of(page)["image"]["sources"]]
    page.lead_image = secret = SiteImageFactory()
    page.body = [("document", {"document": SiteDocumentFactory(), "title": "The plan"})]
    page.change_kind = "minor"
    page.save_revision()
    token = take(page.get_latest_revision_as_object(), editor)
    document = ask(token).json()
    [source, *_others] = document["image"]["sources"]
    file = document["body"][0]["value"]["url"]
    assert public[0].startswith("http://testserver/media/images/")

    for address in (source["src"], file):
        path = address.removeprefix("http://testserver")
        assert path.startswith("/preview/")
        answer = Client().get(path)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        own = "/" + path.split("/", 3)[3]
        assert Client().get(own).status_code == 404, "it is not public by itself"
    assert secret.pk == document["image"]["id"]


def test_a_preview_hands_out_nothing_that_is_not_in_it(editor: User) -> None:
    page = complete(PressReleasePage)
    token = take(page.get_latest_revision_as_object(), editor)
    other = SiteImageFactory().get_rendition("width-48|format-webp").url
    file = SiteDocumentFactory().url

    for path in (other, file, "/media/images/none.webp", "/documents/999999/none.pdf", "/"):
        assert Client().get(f"/preview/{token}{path}").status_code == 404
        assert Client().get(f"/preview/forged{path}").status_code == 404


def document_of(page: Any) -> Any:
    return Client().get(f"/api/v2/pages/{page.pk}/").json()
