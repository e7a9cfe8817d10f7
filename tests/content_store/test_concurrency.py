"""Many writers and readers at once, on the database that has many writers."""

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from wagtail.models import Page

from hni_site.content_store.dependents import rebuild_batch
from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.editorial.gate import waived
from hni_site.foundations.changes import content_changes
from tests.content_store.store import is_right, sequence
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory, relate
from tests.factories.pages import locale, publish

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]

WRITERS, READERS, TURNS = 6, 3, 12


class Threads:
    """Runs things at once, each on its own connection; raises the first fault at the end."""

    def __init__(self) -> None:
        self.faults: list[BaseException] = []
        self.started: list[threading.Thread] = []

    def run(self, act: Callable[..., None], *arguments: Any) -> None:
        def guarded() -> None:
            try:
                act(*arguments)
            except BaseException as fault:
                self.faults.append(fault)
            finally:
                connections.close_all()

        thread = threading.Thread(target=guarded)
        self.started.append(thread)
        thread.start()

    def join(self) -> None:
        for thread in self.started:
            thread.join(timeout=120)
            assert not thread.is_alive()
        self.started.clear()
        if self.faults:
            raise self.faults[0]


class Mirror:
    """What a microsite holds that only ever asks `sync/` for what lies behind its cursor."""

    def __init__(self) -> None:
        self.cursor = ""
        self.documents: dict[int, Any] = {}
        self.reads = 0

    def read(self) -> bool:
        """Takes the next page of changes; gives whether there is more."""
        query: dict[str, int | str] = {"limit": 7, "cursor": self.cursor}
        answer = Client().get("/api/v2/sync/", query).json()
        for change in answer["items"]:
            if change["state"] == "live":
                self.documents[change["document"]["id"]] = change["document"]
            else:
                self.documents.pop(change["tombstone"]["id"], None)
        self.cursor = answer["meta"]["cursor"]
        self.reads += 1
        return bool(answer["meta"]["more"])


def held() -> dict[int, Any]:
    rows = ContentItem.objects.filter(state=State.LIVE).values_list("page_id", "document")
    return {page_id: json.loads(document) for page_id, document in rows}


def test_no_cursor_ever_skips_a_change() -> None:
    locale("en")
    home_page().save()
    index, archive = NewsIndexPageFactory(slug="newsroom"), NewsIndexPageFactory(slug="archive")
    campaign = CampaignPageFactory()
    image = SiteImageFactory()
    releases = [PressReleasePageFactory(parent=index, lead_image=image) for _ in range(WRITERS)]
    for release in releases:
        relate(release, campaigns=[campaign])
    writing, reading, done = Threads(), Threads(), threading.Event()
    mirrors = [Mirror() for _ in range(READERS)]

    def keep_reading(mirror: Mirror) -> None:
        while not done.is_set():
            mirror.read()

    def write(number: int) -> None:
        chance = random.Random(number)
        for turn in range(TURNS):
            release = type(releases[number]).objects.get(pk=releases[number].pk)
            with content_changes():
                time.sleep(chance.random() / 100)  # So that transactions end in another order.
                act = chance.choice([_retitle, _toggle, _copy, _change_picture, _change_campaign])
                act(release, f"{number}-{turn}")
                time.sleep(chance.random() / 100)

    def _change_picture(_release: Any, words: str) -> None:
        picture = type(image).objects.get(pk=image.pk)
        picture.credit = words
        picture.save()

    def _change_campaign(_release: Any, words: str) -> None:
        fresh = type(campaign).objects.select_for_update().get(pk=campaign.pk)
        fresh.title = f"Campaign {words}"
        publish(fresh)

    def keep_rebuilding() -> None:
        while not done.is_set():
            rebuild_batch()

    for mirror in mirrors:
        reading.run(keep_reading, mirror)
    reading.run(keep_rebuilding)
    for number in range(WRITERS):
        writing.run(write, number)
    try:
        writing.join()
    finally:
        done.set()
        reading.join()

    assert is_right()
    for mirror in mirrors:
        assert mirror.reads > TURNS
        while mirror.read():
            pass
        assert mirror.documents == held()
    assert archive.pk in mirrors[0].documents


def _retitle(release: Any, words: str) -> None:
    release.title = f"Release {words}"
    publish(release)


def _toggle(release: Any, words: str) -> None:
    if release.live:
        release.unpublish()
    else:
        publish(release)


def _copy(release: Any, words: str) -> None:
    # Two pages made at once below one parent would both want the next place in the tree.
    Page.objects.select_for_update().get(pk=release.get_parent().pk)
    with waived():
        copy = type(release).objects.get(pk=release.pk).copy(update_attrs={"slug": f"copy-{words}"})
    if words.endswith("1"):
        copy.delete()


def test_a_number_is_seen_only_when_every_smaller_one_is() -> None:
    """The writer that comes first commits last: the other's number waits for it."""
    locale("en")
    first, second = StandardPageFactory(title="First"), StandardPageFactory(title="Second")
    began, threads = threading.Event(), Threads()
    before = sequence()

    def slow() -> None:
        with transaction.atomic():
            first.save()
            first.title = "First, changed"
            first.save()
            began.set()
            time.sleep(0.3)

    def quick() -> None:
        began.wait(10)
        second.title = "Second, changed"
        second.save()

    threads.run(slow)
    threads.run(quick)
    seen: list[list[int]] = []
    while any(thread.is_alive() for thread in threads.started):
        changes = ContentItem.objects.filter(sequence__gt=before).order_by("sequence")
        seen.append(list(changes.values_list("page_id", flat=True)))
        time.sleep(0.01)
    threads.join()

    assert [second.pk] not in seen
    assert list(
        ContentItem.objects.filter(sequence__gt=before)
        .order_by("sequence")
        .values_list("pk", flat=True)
    ) == [first.pk, second.pk]


def test_a_writer_that_is_killed_leaves_no_number_behind() -> None:
    locale("en")
    page = StandardPageFactory(title="Before")
    before = sequence()

    def killed() -> None:
        with transaction.atomic():
            page.title = "Never"
            page.save()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(OperationalError):
        killed()
    connection.close()

    assert sequence() == before
    page = type(page).objects.get(pk=page.pk)
    page.title = "After"
    page.save()
    assert sequence() == before + 1
    assert ContentItem.objects.get(pk=page.pk).title == "After"


@pytest.fixture(autouse=True)
def _time_limit() -> Iterator[None]:
    """A deadlock shows as an error instead of a wait without end."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER ROLE CURRENT_USER SET lock_timeout = '60s'")
    yield
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("ALTER ROLE CURRENT_USER RESET lock_timeout")
