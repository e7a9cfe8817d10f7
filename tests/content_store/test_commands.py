"""Building the store again, comparing it with a fresh build, mending it at a worker's start."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from hni_site.content_store.checking import differences, reconcile
from hni_site.content_store.dependents import pending
from hni_site.content_store.models import ContentItem, Count, Facet, Head, PendingRebuild
from home.models import StandardPage
from news.models import PressReleasePage
from tests.content_store.store import document, is_right, sequence, state
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def check() -> tuple[int, str]:
    """The exit code and the output of `check_content`."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_content", stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue() + err.getvalue()
    return 0, out.getvalue()


def rebuild(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_content", *arguments, stdout=out)
    return out.getvalue()


def _past_every_signal(page: Page, **fields: object) -> None:
    """Changes a page as nothing of ours would: behind Wagtail's back."""
    type(page).objects.filter(pk=page.pk).update(**fields)


def test_nothing_differs() -> None:
    PressReleasePageFactory(full=True)

    assert check() == (0, "The content store holds exactly what a fresh build gives.\n")


def test_every_kind_of_difference_is_named_and_mended() -> None:
    changed, hidden, shown, moved, filtered, replaced = (
        PressReleasePageFactory(title=f"Release {number}") for number in range(6)
    )
    gone = StandardPageFactory()
    gone.unpublish()
    shown.unpublish()
    _past_every_signal(changed, title="Changed in silence")
    _past_every_signal(hidden, live=False)
    _past_every_signal(shown, live=True)
    ContentItem.objects.filter(pk=moved.pk).update(tree_path="00019999")
    Facet.objects.filter(item=filtered.pk).update(value="1999-01-01")
    ContentItem.objects.filter(pk=gone.pk).update(replaced_by=replaced.pk)
    Count.objects.filter(type="news.PressReleasePage").update(live=77)

    code, text = check()

    assert code == 1
    for page, what in (
        (changed, "its document, etag, search_text, summary, title is out of date"),
        (hidden, "is unpublished but in the store as live"),
        (shown, "is public but not in the store"),
        (moved, "lies elsewhere in the tree"),
        (filtered, "its filter values are out of date"),
        (gone, "its tombstone names another reason or replacement"),
    ):
        assert f"page {page.pk}: {what}" in text
    assert "77 documents of news.PressReleasePage in en are counted, 5 there" in text
    assert "rebuild_content" in text

    rebuild()

    assert check()[0] == 0
    assert document(changed)["title"] == "Changed in silence"


def test_checking_writes_nothing() -> None:
    page = StandardPageFactory()
    _past_every_signal(page, title="Changed in silence")
    before = sequence()

    assert check()[0] == check()[0] == 1

    assert sequence() == before


def test_rebuilding_what_is_right_changes_nothing() -> None:
    PressReleasePageFactory(full=True)
    before = sequence()

    assert "0 changed" in rebuild()

    assert sequence() == before


def test_rebuilding_an_empty_store() -> None:
    pages = [PressReleasePageFactory(), StandardPageFactory()]
    ContentItem.objects.all().delete()
    Count.objects.all().delete()
    Head.objects.all().delete()

    rebuild()

    assert {state(page) for page in pages} == {"live"}
    assert is_right()


def test_rebuilding_says_where_it_is_and_goes_on_from_there() -> None:
    first, second = StandardPageFactory(), StandardPageFactory()
    for page in (first, second):
        _past_every_signal(page, title="Changed in silence")

    text = rebuild("--after", str(first.pk))

    assert "1 of 1 pages, 1 changed" in text
    assert f"--after {second.pk}" in text
    assert document(first)["title"] != "Changed in silence"
    assert document(second)["title"] == "Changed in silence"


# --- At a worker's start --------------------------------------------------------------------------


def test_start_mends_what_a_kill_left() -> None:
    """Between the page's own row and the store's, or while a queue was worked off."""
    behind, hidden, shown = (StandardPageFactory() for _ in range(3))
    shown.unpublish()
    page = StandardPage.objects.get(pk=behind.pk)
    page.title = "After"
    page.save_revision().publish()
    _past_every_signal(hidden, live=False)
    _past_every_signal(shown, live=True)
    ContentItem.objects.filter(pk=behind.pk).update(last_published_at=LONG_AGO, etag="before")

    assert reconcile() == 3

    assert is_right()


def test_start_takes_up_a_queue_that_nobody_works_off() -> None:
    page = StandardPageFactory()
    PendingRebuild.objects.create(page_id=page.pk)

    reconcile()

    assert pending() == 1
    assert is_right()
    assert pending() == 0


def test_start_fills_an_empty_store() -> None:
    page = PressReleasePageFactory()
    ContentItem.objects.all().delete()
    Count.objects.all().delete()
    Head.objects.all().delete()

    assert reconcile() == Page.objects.live().filter(depth__gt=1).count()

    assert state(page) == state(home_page()) == "live"
    assert is_right()


def test_start_is_cheap_where_all_is_well() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            assert reconcile() == 0
        return len(context)

    PressReleasePageFactory()
    few = queries()
    for _ in range(5):
        PressReleasePageFactory()
    assert queries() == few


def test_checking_takes_few_queries_a_page() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            assert list(differences()) == []
        return len(context)

    for _ in range(3):
        PressReleasePageFactory()
    before, pages = queries(), PressReleasePage.objects.count()
    for _ in range(5):
        PressReleasePageFactory()
    assert (queries() - before) / (PressReleasePage.objects.count() - pages) <= 20
