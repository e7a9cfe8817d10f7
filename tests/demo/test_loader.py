"""Loading again adds what is missing and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageLogEntry, Revision

from bazaar_pages.models import ProductCategory
from hni_site.content_store.models import Head
from hni_site.demo import contents, loader
from hni_site.media.models import SiteDocument, SiteImage
from tests.demo_fixture import DemoSite

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def load() -> loader.Loader:
    return loader.load(contents.languages(), lambda _line: None)


def state_of_the_site() -> list[Any]:
    models = (Page, Revision, PageLogEntry, SiteImage, SiteDocument, ProductCategory, Locale)
    return [*(model.objects.count() for model in models), Head.objects.get().sequence]


def test_a_second_time_changes_nothing(demo_site: DemoSite) -> None:
    before = state_of_the_site()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert load().added == []
    assert state_of_the_site() == before
    assert len(queries) < 80


def test_what_an_editor_changed_stays(demo_site: DemoSite) -> None:
    page = demo_site.page("about", "fr")
    page.title = "Notre réseau"
    page.slug = "notre-reseau"
    page.body = []
    page.save_revision().publish()
    demo_site.page("newsroom").unpublish()
    load()
    assert demo_site.page("about", "fr").title == "Notre réseau"
    assert not demo_site.page("about", "fr").body
    assert not demo_site.page("newsroom").live


def test_a_page_that_was_deleted_comes_back_with_the_same_identity(demo_site: DemoSite) -> None:
    page = demo_site.page("c177", "es")
    page.delete()
    assert [new.instance.title for new in load().added] == [page.title]
    again = demo_site.page("c177", "es")
    assert again.translation_key == page.translation_key
    assert again.slug == page.slug
    assert again.live


def test_pages_refer_to_the_source_and_snippets_to_their_own_language(demo_site: DemoSite) -> None:
    release = demo_site.page("campaign-launch", "es")
    assert [item.campaign.locale.language_code for item in release.campaigns.all()] == ["en"]
    assert [item.contact.locale.language_code for item in release.contacts.all()] == ["en"]
    assert release.boilerplate.locale.language_code == "es"
    listing = demo_site.page("listing-homenet-kenya", "es")
    assert listing.affiliate.locale.language_code == "en"
    assert {child.value["category"].locale.language_code for child in listing.products} == {"es"}


def test_links_in_the_text_lead_to_the_readers_language(demo_site: DemoSite) -> None:
    document = demo_site.page("campaign-launch", "fr").build_document().model_dump()
    html = "".join(block["value"] for block in document["body"] if block["type"] == "paragraph")
    assert f'data-page-id="{demo_site.page("c177", "fr").pk}"' in html
