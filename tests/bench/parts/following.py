"""How soon others know of a change, and what keeping a copy of everything costs."""

import json
import os
import random
import sys
import time
from statistics import median, quantiles
from urllib.parse import urlencode

from hni_site.operations.processes import Failed
from tests.bench import publishing
from tests.bench.client import ask, fresh
from tests.bench.part import Part, Scale
from tests.bench.questions import fetch
from tests.bench.report import Section, Table, Target, milliseconds, times
from tests.bench.site import Site

TYPE, LOCALE = "news.PressReleasePage", "en"
WITHIN = 1000  # Milliseconds, at the 99th percentile.
NAMES = ("first time", "again", "a file")

TEXT = """
A release is published, as the editor's form does it, and a webhook receiver on this machine waits
for its document; {publishes} times, at random moments, one after the other. The clock begins with
the publishing, or when its transaction has ended. Then a client reads all {documents:,} documents
of `sync/`, {pages:,} answers one after the other over one connection, and asks for what is new when
there is nothing; beside it the same bytes, answer for answer, as files from whitenoise alone,
without Django. The first time no answer was ever asked for; again, it is one that was kept, where
the process that is asked still has room for it (32 MB): not all documents have.
"""


class Following(Part):
    name = "following"

    def __init__(self) -> None:
        self.latencies: list[tuple[float, float]] = []
        self.seconds: dict[str, dict[str, float]] = {}
        self.documents = self.pages = 0

    def sizes(self, scale: Scale) -> tuple[int, ...]:
        return (scale.releases, scale.growth[1])

    def measure(self, site: Site, scale: Scale) -> None:
        if site.releases == scale.releases:
            self._publish(site, scale.publishes)
        if site.releases == scale.growth[1]:
            self._sync(site, scale.rounds)

    def _publish(self, site: Site, number: int) -> None:
        site.say(f"Following: {number} releases are published, a webhook is waited for")
        worker = site.processes.start(
            "background worker",
            [sys.executable, "manage.py", "run_worker"],
            env={**os.environ, "WEBHOOKS_ALLOW_LOOPBACK": "on"},
        )
        with publishing.Published() as published:
            published.publish(site.check)  # The worker has started.
            for _ in range(number):
                time.sleep(random.uniform(0, 0.3))
                self.latencies.append(published.publish(site.check))
        site.processes.end(worker)

    # --- Sync -------------------------------------------------------------------------------------

    def _sync(self, site: Site, rounds: int) -> None:
        site.say("Following: reading all of sync")
        first = f"{site.ours.address}/api/v2/sync/?{urlencode({'type': TYPE, 'locale': LOCALE})}"
        chain, bodies = self._read(first)
        files = site.bodies
        for number, body in enumerate(bodies):
            (files / f"sync-{number}").write_bytes(body)
        # Whitenoise knows the files that are there when it starts.
        file = site.serve(
            "files alone", "tests.bench.bare:whitenoise", BENCH_BODIES=str(files)
        ).address
        full, empty = chain[:-1], chain[-1:] * 200
        stored = [f"{file}/sync-{number}" for number in range(len(bodies))]
        for name, asked, same in (
            ("All documents", full, stored[:-1]),
            ("Nothing new", empty, stored[-1:] * 200),
        ):
            found: dict[str, list[float]] = {kind: [] for kind in NAMES}
            for _ in range(rounds):
                found["first time"].append(_seconds(site, [next(fresh(url)) for url in asked]))
                _seconds(site, asked)
                found["again"].append(_seconds(site, asked))
                found["a file"].append(_seconds(site, same))
            self.seconds[name] = {kind: median(took) for kind, took in found.items()}

    def _read(self, address: str) -> tuple[list[str], list[bytes]]:
        """All addresses and answers, from the first to one in which nothing is."""
        chain, bodies, items = [], [], 1
        while items:
            body = fetch(address)
            answer = json.loads(body)
            chain.append(address)
            bodies.append(body)
            items = len(answer["items"])
            self.documents += items
            host = address.partition("/api/")[0]
            address = host + "/api/" + answer["meta"]["next"].partition("/api/")[2]
        self.pages = len(chain) - 1
        return chain, bodies

    # --- What came out ----------------------------------------------------------------------------

    def section(self) -> Section:
        columns = ["Publish to webhook", "p50 ms", "p99 ms", "slowest ms"]
        whole, after_commit = zip(*self.latencies, strict=True)
        rows = []
        for name, seconds in (("from its beginning", whole), ("from its commit", after_commit)):
            cuts = quantiles(seconds, n=100, method="inclusive")
            rows.append([name, *map(milliseconds, (cuts[49], cuts[98], max(seconds)))])
        p99 = quantiles(whole, n=100, method="inclusive")[98]
        tables = [Table(columns, rows)]
        targets = [Target("Publish to webhook, p99", WITHIN, p99 * 1000, at_most=True, unit="ms")]
        if self.seconds:
            rows = [
                [
                    name,
                    *(f"{took[kind]:.2f}" for kind in NAMES),
                    times(took["first time"] / took["a file"]),
                    times(took["again"] / took["a file"]),
                ]
                for name, took in self.seconds.items()
            ]
            columns = ["Sync", *(f"{kind}, s" for kind in NAMES), "first × file", "again × file"]
            tables.append(Table(columns, rows))
        text = TEXT.format(
            publishes=len(self.latencies), documents=self.documents, pages=self.pages
        )
        return Section("Following: webhooks and sync", text, tables, targets)


def _seconds(site: Site, addresses: list[str]) -> float:
    started = time.perf_counter()
    measured = ask(iter(addresses), site.check, connections=1)
    if len(measured.latencies) != len(addresses):
        raise Failed("Not every answer came.")
    return time.perf_counter() - started
