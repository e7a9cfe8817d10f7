"""Whatever is killed, whenever: in the end receivers hold exactly what a fresh build holds.

`make soak` does the same for an hour, with a web server that is killed and clients of `sync/`.
"""

import contextlib
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hni_site.webhooks import actions
from hni_site.webhooks.models import Endpoint
from tests.factories.home import home_page
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import locale
from tests.running import PATIENCE, Site, wait_until
from tests.webhooks.receiver import listening
from tests.webhooks.storm import (
    Moody,
    Nursery,
    SyncClient,
    cut_a_connection,
    held,
    wait_until_all_is_taken,
)

pytestmark = pytest.mark.django_db(transaction=True)

IS_SQLITE = connection.vendor == "sqlite"
KILLS = int(os.environ.get("KILLS", "8" if IS_SQLITE else "30"))
VICTIMS = (
    ["worker", "worker", "editor"] if IS_SQLITE else ["worker", "worker", "editor", "connection"]
)
IS_LONG = KILLS > 100
LONGEST_LIFE = 2.0 if IS_SQLITE else 0.7  # Seconds; with one writer all takes longer.


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.end()


@pytest.fixture
def receivers() -> Iterator[list[Moody]]:
    receivers = [Moody(seed, skips_known=bool(seed % 2)) for seed in range(4)]
    with contextlib.ExitStack() as stack:
        for receiver in receivers:
            stack.enter_context(listening(receiver))
        yield receivers


def test_nothing_is_lost_whatever_is_killed(site: Site, receivers: list[Moody]) -> None:
    locale("en")
    home_page().save()
    for index in (NewsIndexPageFactory(slug="newsroom"), NewsIndexPageFactory(slug="archive")):
        for number in range(4):
            PressReleasePageFactory(parent=index, title=f"{index.slug} {number}")
    for number, receiver in enumerate(receivers):
        endpoint = Endpoint(description=f"Site {number}", url=receiver.address)
        receiver.secret = actions.make(endpoint, None)
    site.share()
    chance, killed = random.Random(KILLS), Counter[str]()
    clients = [SyncClient() for _ in range(3 * IS_LONG)]
    web = WebServer(site, clients) if IS_LONG else None
    nursery, started, before = Nursery(site), time.monotonic(), numbers(site)
    for role in ("worker", "editor"):
        nursery.start(role)

    while killed.total() < KILLS:
        time.sleep(chance.random() * LONGEST_LIFE)
        victim = chance.choice(VICTIMS)
        if web and killed.total() % 25 == 24:
            victim = "web server"
            web.kill()
        elif victim == "connection":
            if not cut_a_connection(chance):
                continue
        else:
            nursery.kill(victim)
            nursery.start(victim)
        killed[victim] += 1
    nursery.kill("editor")
    for receiver in receivers:
        receiver.is_calm = True
    # A task that was lost with its worker is not waited for: a worker's start looks what is left.
    nursery.kill("worker")
    nursery.start("worker")
    wait_until_all_is_taken(site)
    check = site.start("manage.py", "check_content")
    assert check.wait(PATIENCE) == 0, "the store differs from a fresh build"
    if web:
        web.stop_clients()
    nursery.kill("worker")

    expected = held(site)
    consumers = [receiver.consumer for receiver in receivers]
    consumers += [client.consumer for client in clients]
    differences = sum(consumer.documents != expected for consumer in consumers)
    report = {
        "kills": dict(killed),
        "changes": numbers(site) - before,
        "requests": dict(sum((r.ways for r in receivers), Counter())),
        "broken off": sum(receiver.broken_off for receiver in receivers),
        "reads of sync": sum(client.reads for client in clients),
        "seconds": round(time.monotonic() - started),
        "differences": differences,
    }
    print(report)
    assert [receiver.faults for receiver in receivers] == [[]] * len(receivers)
    assert numbers(site) - before > KILLS // 3, "too little happened"
    assert differences == 0


def numbers(site: Site) -> int:
    """How many the log has given out."""
    [(sequence,)] = site.ask("SELECT sequence FROM content_store_head")
    return int(sequence)


class WebServer:
    """One that is killed and started again; clients read from whichever there is."""

    def __init__(self, site: Site, clients: list[SyncClient]) -> None:
        self.site, self.clients = site, clients
        self.process: Any = None
        self._start()
        for client in clients:
            client.thread.start()

    def _start(self) -> None:
        address = self.site.start_web()
        self.process = self.site.started[-1]
        for client in self.clients:
            client.address = address

    def kill(self) -> None:
        self.site.kill(self.process)
        self._start()

    def stop_clients(self) -> None:
        for client in self.clients:
            client.over.set()
            client.thread.join()
            wait_until(client.read)
