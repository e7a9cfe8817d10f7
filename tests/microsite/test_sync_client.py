"""The copy is what the newsroom has, whatever happens on the way."""

import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from pathlib import Path

import pytest

import sync_client
from hni_site.operations.environment import ROOT
from sync_client import Mirror, Refused, Unavailable, seconds_of, sync
from tests.microsite.newsroom import (
    AFFILIATE,
    LISTING,
    Newsroom,
    document,
    hang_up,
    running,
    say,
)

TYPES = ["bazaar_pages.BazaarListingPage", "bazaar_pages.AffiliatePage"]
EXAMPLE = ROOT / "examples" / "bazaar-microsite"


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with running(Newsroom()) as newsroom:
        for number in range(1, 6):
            newsroom.publish(document(LISTING, number, f"shop-{number}"))
        yield newsroom


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return opened(tmp_path / "mirror.sqlite3")


def opened(path: Path) -> Mirror:
    """A mirror that would not survive a power cut, but is written in a tenth of the time."""
    mirror = Mirror(path)
    mirror.database.execute("PRAGMA synchronous = OFF")
    return mirror


def no_wait(_seconds: float) -> None: ...


def fetch(mirror: Mirror, newsroom: Newsroom) -> int:
    return sync(mirror, newsroom.address, TYPES, no_wait)


def test_holds_what_the_newsroom_has_and_then_what_changes(
    mirror: Mirror, newsroom: Newsroom
) -> None:
    assert fetch(mirror, newsroom) == 5
    assert list(mirror.documents()) == newsroom.live()
    assert fetch(mirror, newsroom) == 0

    newsroom.publish(document(AFFILIATE, 9, "weavers"))
    newsroom.publish(document(LISTING, 2, "shop-2", title="Renamed"))
    newsroom.take_back(4, "deleted", replaced_by=newsroom.live()[0])
    assert fetch(mirror, newsroom) == 3
    assert list(mirror.documents()) == newsroom.live()
    [tombstone] = mirror.tombstones()
    assert (tombstone["id"], tombstone["reason"]) == (4, "deleted")
    assert tombstone["replaced_by"]["id"] == 1

    newsroom.publish(document(LISTING, 4, "shop-4"))
    fetch(mirror, newsroom)
    assert list(mirror.documents()) == newsroom.live()
    assert list(mirror.tombstones()) == []


def test_goes_on_wherever_it_was_killed(tmp_path: Path, newsroom: Newsroom) -> None:
    """Killed before each statement in turn: in the first reading, and in one that starts again."""
    kills = 0
    while True:
        path = tmp_path / f"{kills}.sqlite3"
        begun = opened(path)
        begun.start_again(f"{newsroom.address} {','.join(TYPES)}")
        begun.take({"items": [item_of("stale")], "meta": {"more": True, "cursor": "forged"}})
        begun.database.close()
        if sync_and_die(path, newsroom, before=kills + 1) == 0:
            break
        kills += 1
        mirror = opened(path)
        fetch(mirror, newsroom)
        assert list(mirror.documents()) == newsroom.live()
        mirror.database.close()
    assert kills > 15  # Statements of four answers, cursors and all.


def sync_and_die(path: Path, newsroom: Newsroom, before: int) -> int:
    """Syncs in a process that is killed before its n-th statement; its exit code."""
    if (child := os.fork()) == 0:
        try:
            mirror, statements = opened(path), count(1)

            def trace(_statement: str) -> None:
                if next(statements) == before:
                    os.kill(os.getpid(), signal.SIGKILL)

            mirror.database.set_trace_callback(trace)
            fetch(mirror, newsroom)
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code


def item_of(slug: str) -> dict:
    return {"sequence": 1, "state": "live", "document": document(LISTING, 77, slug)}


@pytest.mark.parametrize("refusal", ["400", "410"])
def test_starts_again_where_its_cursor_is_refused(
    refusal: str, mirror: Mirror, newsroom: Newsroom
) -> None:
    """What does not come again is dropped, but not before all has come."""
    fetch(mirror, newsroom)
    if refusal == "400":
        mirror.write(cursor="forged")
    newsroom.backup += 1  # And what was published since the backup is not in it.
    del newsroom.items[3]

    newsroom.trouble = [say(int(refusal)), say(200, b'{"meta": {"cursor": "x:y"'), *[say(500)] * 9]
    with pytest.raises(Unavailable):
        fetch(mirror, newsroom)
    assert len(list(mirror.documents())) == 5
    newsroom.trouble = []
    assert fetch(mirror, newsroom) == 5  # Four that came, one that went.
    assert list(mirror.documents()) == newsroom.live()


def test_a_newsroom_that_refuses_every_cursor_is_not_asked_for_ever(
    mirror: Mirror, newsroom: Newsroom
) -> None:
    fetch(mirror, newsroom)
    newsroom.trouble = [say(410)] * 50
    with pytest.raises(Refused):
        fetch(mirror, newsroom)
    assert len(newsroom.trouble) == 48


def test_what_it_follows_can_change(mirror: Mirror, newsroom: Newsroom) -> None:
    newsroom.publish(document(AFFILIATE, 9, "weavers"))
    fetch(mirror, newsroom)
    sync(mirror, newsroom.address, TYPES[1:], no_wait)
    assert [page["id"] for page in mirror.documents()] == [9]


def test_waits_as_long_as_it_is_told(mirror: Mirror, newsroom: Newsroom) -> None:
    newsroom.trouble = [
        say(429, Retry_After="7"),
        say(503, Retry_After="0"),
        say(502),
        hang_up,
    ]
    waited: list[float] = []
    assert sync(mirror, newsroom.address, TYPES, waited.append) == 5
    assert waited == [7, 0, 4, 8]
    assert list(mirror.documents()) == newsroom.live()


def test_gives_up_after_some_tries(mirror: Mirror, newsroom: Newsroom) -> None:
    newsroom.trouble = [say(503)] * 20
    with pytest.raises(Unavailable, match=r": \{\}"):
        fetch(mirror, newsroom)
    assert len(newsroom.trouble) == 20 - sync_client.TRIES
    newsroom.trouble = [say(404)] * 20
    with pytest.raises(Unavailable):
        fetch(mirror, newsroom)
    assert len(newsroom.trouble) == 19  # Not there, and not there in a second either.


def test_retry_after_is_seconds_or_a_date() -> None:
    assert seconds_of("120", 1) == 120
    assert seconds_of("99999999", 1) == sync_client.LONGEST_PAUSE_SECONDS
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 55 < seconds_of(soon, 1) <= 60
    assert seconds_of("Sun, 06 Nov 1994 08:49:37 GMT", 1) == 0
    for odd in ("", "soon", "-5", "1e9", "Sun, 06 Nov"):
        assert seconds_of(odd, 4) == 4


def test_files_to_take_away_are_short_and_need_nothing() -> None:
    for name in ("sync_client.py", "webhook_receiver.py"):
        lines = (EXAMPLE / name).read_text().splitlines()
        assert len(lines) < 150
        imported = {line.split()[1].split(".")[0] for line in lines if _imports(line)}
        assert imported <= sys.stdlib_module_names


def _imports(line: str) -> bool:
    return line.startswith(("import ", "from "))


def test_the_example_imports_nothing_of_the_site() -> None:
    own = {"bazaar", "sync_client", "webhook_receiver"}
    for file in EXAMPLE.rglob("*.py"):
        lines = filter(_imports, map(str.strip, file.read_text().splitlines()))
        imported = {line.split()[1].split(".")[0] for line in lines}
        assert imported <= sys.stdlib_module_names | own, file
