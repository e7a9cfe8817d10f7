"""Real workers and a real clock, on a database that is shared with them."""

import datetime
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from tests import running
from tests.content_store.store import work_off
from tests.factories.home import home_page
from tests.factories.pages import locale, translate
from tests.publishing.releases import SECOND, Release
from tests.running import PATIENCE, read, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

RELEASES = int(os.environ.get("LIFTED_RELEASES", "10"))  # More to measure with.
LEAD = (25 + RELEASES // 3) * SECOND  # In which they are held and all processes have started.
HOUR = 3600 * SECOND
WITHIN = 1.0  # Seconds.
RELEASE = "news.PressReleasePage"

# A worker that is killed in the middle of a transaction: at some call of a function of ours.
KILLED = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from hni_site.publishing.schedule import due, lifting, publication
due.BATCH = 2
module, name, calls = {module}, "{name}", []
original = getattr(module, name)
def counting(*args, **kwargs):
    calls.append(1)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)
setattr(module, name, counting)
if module is publication:
    due.Timekeeper._lift = lambda *args: None
call_command("run_worker")
"""

PUBLISHED = "SELECT page_id FROM wagtailcore_pagelogentry WHERE action='wagtail.publish.scheduled'"
PUBLIC = "SELECT page_id, sequence FROM content_store_contentitem WHERE state = 'live'"


class Site(running.Site):
    """What the releases' database says."""

    def is_public(self) -> set[int]:
        return {page_id for page_id, _sequence in self.ask(PUBLIC)}

    def published(self) -> list[int]:
        """The pages of which the history says it; more than once, if it says that more often."""
        return sorted(page_id for (page_id,) in self.ask(PUBLISHED))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.end()


def under_embargo(number: int, until: datetime.datetime) -> list[Release]:
    locale("en")
    for home in (home_page(), translate(home_page(), "ur")):
        home.save()  # A worker's start would take numbers for them.
    releases = []
    for each in range(number):
        release = Release(each)
        release.hold(until)
        release.sign_off()
        releases.append(release)
    return releases


def in_a_while(lead: datetime.timedelta) -> datetime.datetime:
    return timezone.now().replace(microsecond=0) + lead


def page_ids(releases: list[Release]) -> set[int]:
    return {page.pk for release in releases for page in release.pages}


def test_public_within_a_second_of_the_moment_and_not_before(site: Site) -> None:
    releases = under_embargo(RELEASES, in_a_while(HOUR))
    first, ids = releases[0].pages[0], page_ids(releases)
    until = in_a_while(LEAD)
    for release in releases:
        release.hold(until)
    site.share()
    web = site.start_web()
    site.start_worker()
    assert timezone.now() < until - 3 * SECOND, "the processes took too long to start"
    words = releases[0].words[0]
    doors: dict[str, Callable[[], bool]] = {
        "website": lambda: read(f"{web}{first.url}") is not None,
        "API": lambda: read(f"{web}/api/v2/pages/{first.pk}/") is not None,
        "listing": lambda: words in (read(f"{web}/api/v2/press-releases/?limit=100") or ""),
        "sync": lambda: words in (read(f"{web}/api/v2/sync/?type={RELEASE}&locale=en") or ""),
        "sitemap": lambda: f"{first.url}<" in (read(f"{web}/sitemap-pages.xml") or ""),
    }
    while timezone.now() < until - SECOND / 2:
        open_doors = [name for name, is_open in doors.items() if is_open()]
        assert not open_doors, "too early"
        time.sleep(0.1)

    public: set[int] = set()
    while not ids <= public:
        public = site.is_public() & ids
        now = timezone.now()
        assert not public or now >= until, "too early"
        assert now < until + PATIENCE * SECOND
        time.sleep(0.01)
    after = (now - until).total_seconds()

    print(f"{RELEASES} releases in 2 languages: public {after:.2f} s after the moment")
    assert all(is_open() for is_open in doors.values())
    assert site.published() == sorted(ids)
    assert after < WITHIN


@pytest.mark.parametrize(
    ("module", "name", "call", "out", "again"),
    [("lifting", "_tell", 2, 2, 0), ("publication", "refresh", 4, 1, 1)],
)
def test_killed_in_the_middle_and_started_again(
    site: Site, module: str, name: str, call: int, out: int, again: int
) -> None:
    """The quick way, in its second transaction; the careful one, in a second release's second
    language. There one language gets another number (`again`) when the other follows."""
    now = timezone.now()
    with time_machine.travel(now - HOUR, tick=True):
        releases = under_embargo(5, now)
    work_off()  # A worker's start would take a number for the newsroom, which was translated.
    by_release = [page_ids([release]) for release in releases]
    ids = page_ids(releases)
    site.share()
    [(before,)] = site.ask("SELECT sequence FROM content_store_head")

    killed = site.start("-c", KILLED.format(module=module, name=name, call=call))
    assert killed.wait(PATIENCE) == -9

    public = site.is_public() & ids
    whole = [release for release in by_release if release <= public]
    assert len(whole) == out
    assert public == set().union(*whole), "a release that is public in one language alone"
    live = site.ask("SELECT id FROM wagtailcore_page WHERE live")
    assert {pk for (pk,) in live} & ids == public
    assert site.published() == sorted(public)

    site.start_worker()
    wait_until(lambda: ids <= site.is_public())

    assert site.published() == sorted(ids)
    wait_until(lambda: not site.ask("SELECT 1 FROM content_store_pendingrebuild"))
    taken = [sequence for page_id, sequence in site.ask(PUBLIC) if page_id in ids]
    assert len({*taken}) == len(ids)
    assert min(taken) > before
    # What was undone has taken none.
    assert site.ask("SELECT sequence FROM content_store_head") == [(before + len(ids) + again,)]
