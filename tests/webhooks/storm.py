"""Receivers that misbehave, and processes that are killed at random moments."""

import contextlib
import json
import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from hni_site.content_store.fields import with_address
from tests.running import Site, read, wait_until
from tests.webhooks.receiver import DROPPED, TAKEN, Answer, Receiver, Request

HANGS = 0.8  # Seconds: longer than the nursery's workers wait.
# What a receiver does; that it took the changes does not always show.
WAYS = ("takes", "takes", "takes", "fails", "drops", "hangs", "redirects", "is busy")

PUBLIC = "SELECT page_id, document FROM content_store_contentitem WHERE state = 'live'"
WAITING = """
    SELECT
        (SELECT count(*) FROM content_store_pendingrebuild),
        (
            SELECT count(*) FROM webhooks_follower follower, content_store_head head
            WHERE follower.log <> head.log OR follower.sequence <> head.sequence
        )
"""


class Consumer:
    """Holds what it was told of last, of each page."""

    def __init__(self) -> None:
        self.documents: dict[int, Any] = {}

    def apply(self, items: list[Any]) -> None:
        for item in items:
            if item["state"] == "live":
                self.documents[item["document"]["id"]] = item["document"]
            else:
                self.documents.pop(item["tombstone"]["id"], None)


class Moody(Receiver):
    """Answers by chance; may have taken what it says it has not. Its `skips_known` ones leave out
    what they know by its id, as Standard Webhooks lets them."""

    def __init__(self, seed: int, *, skips_known: bool) -> None:
        super().__init__()
        self.consumer = Consumer()
        self.answer = self.by_chance
        self.is_calm = False
        self.known: set[str] = set()
        self.ways: Counter[str] = Counter()
        self._chance, self._lock = random.Random(seed), threading.Lock()
        self._skips_known = skips_known

    def by_chance(self, request: Request) -> Answer:
        with self._lock:
            self.requests.clear()  # In the long run they would fill the memory.
            way = "takes" if self.is_calm else self._chance.choice(WAYS)
            self.ways[way] += 1
            if (way == "takes" or self._chance.random() < 0.5) and not (
                self._skips_known and request.id in self.known
            ):
                self.consumer.apply(request.items)
                self.known.add(request.id)
        if way == "hangs":
            time.sleep(HANGS)
        answers: dict[str, Answer] = {
            "fails": (500, {}, b"no room"),
            "drops": (DROPPED, {}, b""),
            "redirects": (302, {"Location": "http://127.0.0.1:1/"}, b""),
            "is busy": (503, {"Retry-After": "0"}, b""),
        }
        return answers.get(way, TAKEN)


class Nursery:
    """Workers and editors, of each the one that lives now."""

    def __init__(self, site: Site) -> None:
        self._process = site.start(
            "-m", "tests.webhooks.nursery", stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._alive: dict[str, int] = {}
        self._started = 0

    def start(self, role: str) -> None:
        self._started += 1
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{role} {self._started}\n".encode())
        self._process.stdin.flush()
        self._alive[role] = int(self._process.stdout.readline())

    def kill(self, role: str) -> None:
        with contextlib.suppress(ProcessLookupError):  # It may have ended with its connection.
            os.kill(self._alive.pop(role), signal.SIGKILL)


class SyncClient:
    """Follows `sync/` of a web server that comes and goes."""

    def __init__(self) -> None:
        self.consumer = Consumer()
        self.address = ""
        self.cursor = ""
        self.over = threading.Event()
        self.reads = 0
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self.over.wait(0.02):
            self.read()

    def read(self) -> bool:
        """Whether all is read."""
        query = urlencode({"cursor": self.cursor} if self.cursor else {"limit": 3})
        text = read(f"{self.address}/api/v2/sync/?{query}")
        if text is None:
            return False
        answer = json.loads(text)
        self.consumer.apply(answer["items"])
        self.cursor = answer["meta"]["cursor"]
        self.reads += 1
        return not answer["meta"]["more"]


def cut_a_connection(chance: random.Random) -> bool:
    """Of the site's processes; whether there was one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        pids = sorted(pid for (pid,) in cursor.fetchall())
        if pids:
            cursor.execute("SELECT pg_terminate_backend(%s)", [chance.choice(pids)])
    return bool(pids)


def held(site: Site) -> dict[int, Any]:
    """By id, what is public."""
    return {page_id: json.loads(with_address(text)) for page_id, text in site.ask(PUBLIC)}


def wait_until_all_is_taken(site: Site) -> None:
    """And every document is up to date."""
    wait_until(lambda: site.ask(WAITING) == [(0, 0)])
