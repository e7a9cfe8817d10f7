"""Every way in which a page becomes public, changes its place or is public no more."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from hni_site.content_store.models import ContentItem
from hni_site.editorial.gate import waived
from home.models import StandardPage
from news.models import NewsIndexPage, PressReleasePage
from tests.content_store.store import document, is_right, row, sequence, state
from tests.factories.home import HomePageFactory, StandardPageFactory, home_page
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NOON = datetime.datetime(2026, 3, 8, 12, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


class Section:
    """A newsroom with two releases."""

    def __init__(self) -> None:
        self.index = NewsIndexPageFactory(title="Newsroom", slug="newsroom")
        self.release = PressReleasePageFactory(parent=self.index, title="First", slug="first")
        self.other = PressReleasePageFactory(parent=self.index, title="Second", slug="second")

    @property
    def pages(self) -> list[Page]:
        return [self.index, self.release, self.other]

    def states(self) -> set[str]:
        return {state(page) for page in self.pages}


@pytest.fixture
def section() -> Section:
    return Section()


def fresh(page: Page) -> Page:
    return type(page).objects.get(pk=page.pk)


# --- Publishing -----------------------------------------------------------------------------------


def test_published() -> None:
    page = StandardPageFactory(draft=True, title="About us")
    assert state(page) == "never"

    publish(page)

    assert state(page) == "live"
    assert document(page)["title"] == "About us"
    assert document(page)["meta"]["sequence"] == row(page).sequence == sequence()
    assert is_right()


def test_draft_of_a_live_page_changes_nothing_public() -> None:
    page = StandardPageFactory(title="Public words")
    before = row(page).document, sequence()

    page.title = "Draft words"
    page.save_revision()

    assert (row(page).document, sequence()) == before
    assert is_right()


def test_published_again_takes_the_next_number() -> None:
    page = StandardPageFactory(title="Before")
    first = row(page).sequence

    page.title = "After"
    publish(page)

    assert row(page).sequence > first
    assert document(page)["title"] == "After"


def test_scheduled_and_expired_to_the_second() -> None:
    page = StandardPageFactory(draft=True)
    page.go_live_at, page.expire_at = NOON, NOON + 60 * SECOND
    with time_machine.travel(NOON - 60 * SECOND, tick=False):
        publish(page)
    for moment, expected in (
        (NOON - SECOND, "never"),
        (NOON + SECOND, "live"),
        (NOON + 59 * SECOND, "live"),
        (NOON + 61 * SECOND, "unpublished"),
    ):
        with time_machine.travel(moment, tick=False):
            call_command("publish_scheduled")
            assert state(page) == expected, moment
            assert is_right()


def test_unpublished_and_published_again() -> None:
    page = StandardPageFactory(title="Secret words")
    path = row(page).url_path

    page.unpublish()

    gone = row(page)
    assert state(page) == "unpublished"
    assert gone.url_path == path
    assert (gone.document, gone.summary, gone.title, gone.search_text) == ("", "", "", "")
    assert not gone.facets.exists()
    assert not gone.dependencies.exists()
    publish(fresh(page))
    assert state(page) == "live"
    assert is_right()


def test_unpublished_with_all_below() -> None:
    user = User.objects.create_superuser("editor")
    about = StandardPageFactory(title="About us")
    team = StandardPageFactory(parent=about, title="Our team")

    UnpublishPageAction(about, user=user, include_descendants=True).execute()

    assert state(about) == state(team) == "unpublished"
    assert is_right()


# --- Place ----------------------------------------------------------------------------------------


def test_new_slug_changes_the_addresses_below(section: Section) -> None:
    before = row(section.release).sequence
    index = fresh(section.index)
    index.slug = "press"

    publish(index)

    assert row(section.release).url_path == "/en/press/first/"
    assert document(section.release)["meta"]["html_url"] == "http://testserver/en/press/first/"
    assert row(section.release).sequence > before
    assert is_right()


def test_moved_below_another_page(section: Section) -> None:
    target = NewsIndexPageFactory(title="Archive", slug="archive")

    fresh(section.release).move(target, pos="last-child")

    assert row(section.release).url_path == "/en/archive/first/"
    assert row(section.release).tree_path.startswith(fresh(target).path)
    assert is_right()


def test_moved_with_all_below(section: Section) -> None:
    about = StandardPageFactory(title="About us", slug="about-us")

    fresh(section.index).move(about, pos="last-child")

    assert row(section.other).url_path == "/en/about-us/newsroom/second/"
    assert is_right()


def test_put_in_another_order(section: Section) -> None:
    before = sequence()

    fresh(section.other).move(fresh(section.release), pos="left")

    rows = ContentItem.objects.filter(type="news.PressReleasePage").order_by("tree_path")
    assert [item.page_id for item in rows] == [section.other.pk, section.release.pk]
    assert sequence() > before
    assert is_right()


def test_moved_out_of_the_site_and_back(section: Section) -> None:
    index = fresh(section.index)

    index.move(Page.get_first_root_node(), pos="last-child")
    assert section.states() == {"moved"}
    assert is_right()

    fresh(index).move(home_page(), pos="last-child")
    assert section.states() == {"live"}
    assert is_right()


def test_copied_with_all_below(section: Section) -> None:
    with waived():
        copy = CopyPageAction(
            fresh(section.index), recursive=True, keep_live=True, update_attrs={"slug": "copy"}
        ).execute()

    assert {state(page) for page in copy.get_descendants(inclusive=True)} == {"live"}
    assert document(copy)["meta"]["html_url"] == "http://testserver/en/copy/"
    assert is_right()


def test_copied_as_a_draft(section: Section) -> None:
    copy = CopyPageAction(
        fresh(section.release), keep_live=False, update_attrs={"slug": "copy"}
    ).execute()

    assert state(copy) == "never"
    assert is_right()


# --- Aliases --------------------------------------------------------------------------------------


def test_alias_follows_its_source(section: Section) -> None:
    alias = CreatePageAliasAction(fresh(section.release), update_slug="alias").execute()
    assert state(alias) == "live"

    release = fresh(section.release)
    release.title = "Another headline"
    publish(release)
    assert document(alias)["title"] == "Another headline"
    assert is_right()

    fresh(release).unpublish()
    assert state(alias) == "unpublished"
    assert is_right()


# --- Deletion -------------------------------------------------------------------------------------


def test_deleted(section: Section) -> None:
    fresh(section.release).delete()

    assert state(section.release) == "deleted"
    assert is_right()


@pytest.mark.parametrize("as_plain_page", [False, True])
def test_deleted_with_all_below(section: Section, as_plain_page: bool) -> None:
    model = Page if as_plain_page else NewsIndexPage

    model.objects.get(pk=section.index.pk).delete()

    assert section.states() == {"deleted"}
    assert is_right()


def test_deleted_by_a_query(section: Section) -> None:
    PressReleasePage.objects.child_of(section.index).delete()

    assert state(section.release) == state(section.other) == "deleted"
    assert state(section.index) == "live"
    assert is_right()


def test_deleted_draft_leaves_no_trace() -> None:
    page = StandardPageFactory(draft=True)
    before = sequence()

    page.delete()

    assert state(page) == "never"
    assert sequence() == before


# --- Restrictions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("restricted", ["release", "index"])
def test_restricted_and_open_again(section: Section, restricted: str) -> None:
    make_private(getattr(section, restricted))
    assert state(section.release) == "restricted"
    assert state(section.other) == ("live" if restricted == "release" else "restricted")
    assert is_right()

    PageViewRestriction.objects.get().delete()
    assert section.states() == {"live"}
    assert is_right()


def test_moved_below_a_restricted_page(section: Section) -> None:
    private = make_private(NewsIndexPageFactory(slug="members"))

    fresh(section.release).move(private, pos="last-child")

    assert state(section.release) == "restricted"
    assert is_right()


# --- Languages and sites --------------------------------------------------------------------------


def test_translation_is_named_by_the_original(section: Section) -> None:
    spanish = translate(section.release, "es", title="Primero", live=False)
    assert document(section.release)["meta"]["translations"] == []

    with waived():
        spanish.get_latest_revision().publish()

    assert is_right()
    [named] = document(section.release)["meta"]["translations"]
    assert (named["locale"], named["title"]) == ("es", "Primero")
    fresh(spanish).unpublish()
    assert is_right()
    assert document(section.release)["meta"]["translations"] == []


def test_language_that_is_deleted_with_its_pages(section: Section, client: Client) -> None:
    spanish = translate(home_page(), "es")
    assert [item["locale"] for item in client.get("/api/v2/locales/").json()["items"]] == [
        "en",
        "es",
    ]

    spanish.delete()
    Locale.objects.get(language_code="es").delete()

    assert state(spanish) == "deleted"
    assert [item["locale"] for item in client.get("/api/v2/locales/").json()["items"]] == ["en"]
    assert is_right()


def test_another_root_hides_what_lies_beside_it(section: Section) -> None:
    about = StandardPageFactory(slug="about-us")
    below = StandardPageFactory(parent=about, slug="history")
    site = Site.objects.get()
    old_root = site.root_page

    site.root_page = about
    site.save()

    assert is_right()
    assert section.states() == {"moved"}
    assert row(below).url_path == "/en/history/"
    site.root_page = old_root
    site.save()
    assert is_right()
    assert section.states() == {"live"}


def test_second_site_shows_its_own_tree() -> None:
    other = HomePageFactory(title="Another", slug="another")
    assert state(other) == "never"

    Site.objects.create(hostname="other.example.org", root_page=other)
    assert is_right()
    assert state(other) == "live"

    Site.objects.get(hostname="other.example.org").delete()
    assert is_right()
    assert state(other) == "moved"


# --- The admin's own doors ------------------------------------------------------------------------


def test_bulk_actions(admin_client: Client) -> None:
    one, other = StandardPageFactory(title="First"), StandardPageFactory(title="Second")
    ids = f"id={one.pk}&id={other.pk}"
    for action, expected in (("unpublish", "unpublished"), ("publish", "live")):
        response = admin_client.post(
            f"/admin/bulk/wagtailcore/page/{action}/?{ids}", {"include_descendants": "on"}
        )
        assert response.status_code == 302
        assert state(one) == state(other) == expected
        assert is_right()
    admin_client.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}")
    assert state(one) == state(other) == "deleted"
    assert is_right()


def test_old_revision_published_again(admin_client: Client) -> None:
    page = StandardPageFactory(title="Old words")
    old = page.save_revision()
    page.title = "New words"
    publish(page)
    assert document(page)["title"] == "New words"

    old.publish()

    assert document(page)["title"] == "Old words"
    assert is_right()


# --- What replaces a page -------------------------------------------------------------------------


def test_tombstone_names_the_page_that_a_redirect_leads_to(section: Section) -> None:
    fresh(section.release).unpublish()
    assert row(section.release).replaced_by is None
    number = row(section.release).sequence

    redirect = Redirect.add_redirect("/en/newsroom/first/", section.other)

    assert row(section.release).replaced_by == section.other.pk
    assert row(section.release).sequence > number
    redirect.delete()
    assert row(section.release).replaced_by is None


def test_redirect_that_gets_another_address() -> None:
    urdu = StandardPageFactory(title="گھر مزدور", slug="گھر-مزدور")
    other, target = StandardPageFactory(slug="other"), StandardPageFactory()
    for page in (urdu, other):
        fresh(page).unpublish()
    redirect = Redirect.add_redirect("/en/گھر-مزدور/", target)
    assert row(urdu).replaced_by == target.pk
    assert is_right()

    redirect.old_path = "/en/other"
    redirect.save()

    assert row(urdu).replaced_by is None
    assert row(other).replaced_by == target.pk
    assert is_right()


def test_redirect_made_before_counts_too(section: Section) -> None:
    Redirect.add_redirect("/en/newsroom/first/", section.other)

    fresh(section.release).delete()

    assert row(section.release).replaced_by == section.other.pk


# --- Whole or not at all --------------------------------------------------------------------------


def test_a_page_that_cannot_be_built_does_not_go_live(monkeypatch: pytest.MonkeyPatch) -> None:
    page = StandardPageFactory(draft=True)

    def fail(self: StandardPage) -> None:
        raise RuntimeError("a block with a fault")

    monkeypatch.setattr(StandardPage, "document_parts", fail)
    with pytest.raises(RuntimeError):
        publish(page)

    assert not fresh(page).live
    assert state(page) == "never"


def test_numbers_are_without_gaps_and_never_used_twice(section: Section) -> None:
    numbers = sorted(ContentItem.objects.values_list("sequence", flat=True))
    assert len(set(numbers)) == len(numbers)

    fresh(section.release).unpublish()
    publish(fresh(section.other))

    assert row(section.other).sequence <= sequence()
    assert row(section.release).sequence > max(numbers)
    assert row(section.release).changed_at <= timezone.now()
