"""A copy of the newsroom's public pages that never misses a change. Needs Python 3.11, no more.

    mirror = Mirror("copy.sqlite3")
    sync(mirror, "https://news.example.org", ["bazaar_pages.BazaarListingPage"])
    for document in mirror.documents(): …

The first call reads everything, each later one only what has changed since. An answer's items and
the cursor behind them are written in one transaction: killed at any moment, the next call goes on.
`ETag` is not used: an answer that says "nothing new" is as short as a 304.
"""

import gzip
import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TRIES = 5
TIMEOUT_SECONDS = 30
LONGEST_PAUSE_SECONDS = 3600
# `round` counts full readings. What an earlier one brought and the present one did not, is gone.
SCHEMA = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, round INTEGER, state TEXT, page TEXT);
"""

Document = dict[str, Any]


class Unavailable(Exception):
    """The newsroom gives no answer that can be used; try again in some minutes."""


class Refused(Exception):
    """The newsroom says that the question is wrong (400) or its time over (410): status, text."""


class Mirror:
    """The copy: one SQLite file. For use in the thread that opens it."""

    def __init__(self, path: str | Path) -> None:
        self.database = sqlite3.connect(path, isolation_level="IMMEDIATE")
        self.database.executescript(SCHEMA)

    def documents(self) -> Iterator[Document]:
        """All pages that are live, in the shape of docs/api/."""
        return self._pages("live")

    def tombstones(self) -> Iterator[Document]:
        """What was live and is not: `id`, `translation_key`, `reason`, `replaced_by` and more."""
        return self._pages("gone")

    def _pages(self, state: str) -> Iterator[Document]:
        query = "SELECT page FROM pages WHERE state = ? ORDER BY id"
        return (json.loads(text) for (text,) in self.database.execute(query, [state]))

    def read(self, name: str) -> str:
        row = self.database.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return row[0] if row else ""

    def write(self, **values: str) -> None:
        with self.database:
            self.database.executemany("REPLACE INTO state VALUES (?, ?)", values.items())

    def start_again(self, source: str) -> None:
        """Everything will be read anew. What is held stays until all of it has come."""
        self.write(source=source, cursor="", round=str(int(self.read("round") or 0) + 1))

    def take(self, answer: Document) -> int:
        """Writes one answer of `sync/`. Gives how many documents and tombstones that changed."""
        number, changed = int(self.read("round")), len(answer["items"])
        with self.database as database:
            for item in answer["items"]:
                page = item["document"] if item["state"] == "live" else item["tombstone"]
                row = (page["id"], number, item["state"], json.dumps(page))
                database.execute("REPLACE INTO pages VALUES (?, ?, ?, ?)", row)
            if not answer["meta"]["more"]:
                old = "DELETE FROM pages WHERE state = 'live' AND round < ?"
                changed += database.execute(old, [number]).rowcount
            self.write(cursor=answer["meta"]["cursor"])  # Commits, and all of the above with it.
        return changed


def sync(
    mirror: Mirror, site: str, types: Sequence[str], wait: Callable[[float], object] = time.sleep
) -> int:
    """Brings the mirror up to date. Gives how much changed; raises Unavailable and Refused."""
    source, changed, started_again = f"{site} {','.join(types)}", 0, False
    if mirror.read("source") != source:
        mirror.start_again(source)
    while True:
        cursor = mirror.read("cursor")
        query = {"cursor": cursor} if cursor else {"type": ",".join(types)}
        try:
            answer = get_json(f"{site}/api/v2/sync/?{urlencode(query)}", wait)
        except Refused:
            if not cursor or started_again:
                raise
            mirror.start_again(source)
            started_again = True
            continue
        changed += mirror.take(answer)
        if not answer["meta"]["more"]:
            return changed


def get_json(url: str, wait: Callable[[float], object] = time.sleep) -> Document:
    """The answer at an http(s) address. Tries again a few times, not before `Retry-After` says."""
    request = Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    for attempt in range(TRIES):
        pause: float = 2**attempt
        try:
            with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
                body = answer.read()
                packed = answer.headers.get("Content-Encoding") == "gzip"
            found: Document = json.loads(gzip.decompress(body) if packed else body)
            return found
        except HTTPError as error:
            problem = error.read(2000).decode(errors="replace") or error.reason
            if error.code in (400, 410):
                raise Refused(error.code, problem) from None
            if error.code < 500 and error.code != 429:
                break
            pause = seconds_of(error.headers.get("Retry-After", ""), pause)
        except (OSError, ValueError, EOFError, HTTPException, zlib.error) as error:
            problem = str(error)  # No connection, or one that broke off.
        if attempt + 1 < TRIES:
            wait(pause)
    raise Unavailable(f"{url}: {problem}")


def seconds_of(retry_after: str, otherwise: float) -> float:
    """How long to wait: `Retry-After` is a number of seconds or a date (RFC 9110)."""
    if retry_after.isdecimal():
        return min(float(retry_after), LONGEST_PAUSE_SECONDS)
    try:
        pause = (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return otherwise
    return min(max(pause, 0), LONGEST_PAUSE_SECONDS)
