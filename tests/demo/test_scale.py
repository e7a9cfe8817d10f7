"""Many pages in bulk: the same rows as if each had been written and published by hand."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from hni_site.content_store.checking import differences
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.content_store.models import ContentItem, Dependency
from hni_site.content_store.writing import refresh
from hni_site.demo.loader import Loader
from hni_site.demo.scale import Filling
from hni_site.demo.series import registered
from hni_site.foundations.links import site_path
from home.models import HomePage
from news.models import NewsIndexPage, PressReleasePage
from tests.demo_fixture import DemoSite
from tests.factories.pages import make_private

pytestmark = pytest.mark.django_db
# Hundreds of documents built one by one, as on the other database: minutes.
one_database = pytest.mark.only_on("sqlite")

# Above 200, so that two batches are filled and a release of the campaign is among them.
NUMBER = 210
LANGUAGES = ("en", "ur")


def filling_of(demo_site: DemoSite, *languages: str) -> Filling:
    # A loader of its own: the fixture's remembers nothing of what this test undoes.
    loader = Loader(demo_site.loader.entries)
    return Filling("releases", registered()["releases"](), loader, languages)


def fill(demo_site: DemoSite, number: int, *languages: str) -> int:
    return filling_of(demo_site, *languages).fill(number, lambda _line: None)


def samples(language: str = "en") -> list[PressReleasePage]:
    releases = PressReleasePage.objects.filter(
        slug__startswith="sample-release-", locale__language_code=language
    )
    return list(releases.order_by("path"))


@one_database
def test_the_tree_is_sound_and_the_store_holds_what_a_fresh_build_gives(
    demo_site: DemoSite,
) -> None:
    assert fill(demo_site, NUMBER, *LANGUAGES) == NUMBER * len(LANGUAGES)
    assert Page.find_problems() == ([], [], [], [], [])
    rebuild_dependents.call()
    assert list(differences()) == []
    for language in LANGUAGES:
        newsroom = demo_site.page("newsroom", language)
        releases = samples(language)
        assert len(releases) == NUMBER
        assert {release.get_parent().pk for release in releases} == {newsroom.pk}
        assert all(release.live and not release.has_unpublished_changes for release in releases)
        assert releases[0].title == releases[0].draft_title


def test_pages_answer_on_the_website_and_in_the_api(demo_site: DemoSite, client: Client) -> None:
    fill(demo_site, 30, "en", "ur")
    for release in [*samples("en")[::7], *samples("ur")[::7]]:
        assert release.title in client.get(site_path(release)).content.decode()
        answer = client.get(f"/api/v2/press-releases/{release.pk}/").json()
        assert answer["title"] == release.title
        assert [t["locale"] for t in answer["meta"]["translations"]] in (["en"], ["ur"])
        assert answer["contacts"][0]["email"]
        assert answer["affiliates"]


def test_translations_of_a_release_tell_the_same_story(demo_site: DemoSite) -> None:
    fill(demo_site, 20, "en", "ur")
    for english, urdu in zip(samples("en"), samples("ur"), strict=True):
        assert english.translation_key == urdu.translation_key
        assert english.dateline_date == urdu.dateline_date
        assert [child.id for child in english.body] == [child.id for child in urdu.body]
        assert english.title != urdu.title


def test_again_adds_nothing_and_more_adds_the_difference(demo_site: DemoSite) -> None:
    assert fill(demo_site, 10, "en") == 10
    assert fill(demo_site, 10, "en") == 0
    samples()[3].delete()
    assert fill(demo_site, 12, "en", "es") == 3 + 12
    assert Page.find_problems() == ([], [], [], [], [])
    rebuild_dependents.call()
    assert list(differences()) == []


def test_a_slug_that_is_taken_is_numbered(demo_site: DemoSite) -> None:
    newsroom = demo_site.page("newsroom")
    newsroom.add_child(instance=PressReleasePage(title="Ours", slug="sample-release-3", live=False))
    fill(demo_site, 5, "en")
    key = samples()[0].translation_key
    assert key
    slugs = {page.slug for page in newsroom.get_children()}
    assert {"sample-release-2", "sample-release-3", "sample-release-3-1"} <= slugs


@one_database
def test_a_language_without_a_home_page_gets_the_pages_above_first(
    demo_site: DemoSite, client: Client
) -> None:
    fill(demo_site, 3, "pt")
    portuguese = Locale.objects.get(language_code="pt")
    assert HomePage.objects.get(locale=portuguese).live
    newsroom = NewsIndexPage.objects.get(locale=portuguese)
    assert newsroom.live
    assert newsroom.get_children().count() == 3
    assert client.get(site_path(newsroom)).status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])
    rebuild_dependents.call()
    assert list(differences()) == []


@one_database
def test_releases_in_a_private_newsroom_are_private(demo_site: DemoSite, client: Client) -> None:
    make_private(demo_site.page("newsroom"))
    fill(demo_site, 3, "en", "ur")
    assert [client.get(f"/api/v2/pages/{r.pk}/").status_code for r in samples("en")] == [404] * 3
    assert [client.get(f"/api/v2/pages/{r.pk}/").status_code for r in samples("ur")] == [200] * 3
    rebuild_dependents.call()
    assert list(differences()) == []


def test_wagtails_reference_index_is_as_wagtail_would_make_it(demo_site: DemoSite) -> None:
    fill(demo_site, 70, "en")
    fields = ("to_content_type", "to_object_id", "model_path", "content_path", "content_path_hash")
    for release in samples()[::9]:
        rows = ReferenceIndex.get_references_for_object(release)
        made = set(rows.values_list("content_type", "base_content_type", *fields))
        rows.delete()
        ReferenceIndex.create_or_update_for_object(release)
        again = ReferenceIndex.get_references_for_object(release)
        assert set(again.values_list("content_type", "base_content_type", *fields)) == made
        assert len(made) >= 4


def test_wagtails_search_index_is_as_wagtail_would_make_it(demo_site: DemoSite) -> None:
    fill(demo_site, 70, "en")
    release = samples()[65]
    fields = [
        field.name
        for field in IndexEntry._meta.concrete_fields
        if field.name not in {"id", "title_norm", "autocomplete_norm"}
    ]
    entries = IndexEntry.objects.filter(
        object_id=str(release.pk), content_type=release.cached_content_type
    )
    made = entries.values(*fields).get()
    entries.delete()
    get_search_backend().add(release)
    assert entries.values(*fields).get() == made
    found = PressReleasePage.objects.live().search(release.title, operator="and")
    assert release in list(found)


def test_dependencies_are_those_of_a_fresh_build(demo_site: DemoSite) -> None:
    fill(demo_site, 70, "en", "ur")
    for release in samples("ur")[::9]:
        targets = Dependency.objects.filter(item=release.pk).values_list("target", flat=True)
        made = set(targets)
        ContentItem.objects.filter(pk=release.pk).delete()
        refresh([release.pk])
        assert set(targets.all()) == made


def test_a_batch_takes_less_than_a_query_for_each_page(
    demo_site: DemoSite, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    filling = filling_of(demo_site, "en")
    filling.fill(30, lambda _line: None)  # Every variant is built once.
    with django_assert_max_num_queries(169):
        assert filling.fill(199, lambda _line: None) == 169
