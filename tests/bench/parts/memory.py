"""Whether the web server's workers grow while they answer."""

from collections.abc import Iterator
from itertools import cycle, islice

import psutil

from tests.bench.client import ask, fresh
from tests.bench.part import Part, Scale
from tests.bench.questions import COMPLETE, DETAIL, LISTING, some_release
from tests.bench.report import Section, Table, Target
from tests.bench.site import Site

CONNECTIONS = 8
STEPS = 10
MEGABYTE = 1024 * 1024
AT_MOST = 1.05

TEXT = """
Resident memory of each worker of our API, in MB, over {requests:,} requests: plain listings,
listings with complete bodies and details in turn, half of them repeated and half never asked
before,
so that what a worker keeps is full early on. Flat means: not more at the end than in the middle.
"""


class Memory(Part):
    name = "memory"

    def measure(self, site: Site, scale: Scale) -> None:
        self.requests = scale.soak
        self.taken: list[dict[int, int]] = []
        addresses = _addresses(site)
        step = scale.soak // STEPS
        self._take(site)
        for number in range(1, STEPS + 1):
            ask(islice(addresses, step), site.check, connections=CONNECTIONS)
            site.say(f"Memory: {number * step:,} of {scale.soak:,} requests")
            self._take(site)

    def _take(self, site: Site) -> None:
        workers = psutil.Process(site.ours.pid).children()
        self.taken.append({worker.pid: worker.memory_info().rss for worker in workers})

    # --- What came out ----------------------------------------------------------------------------

    def section(self) -> Section:
        shown = [0, 1, STEPS // 4, STEPS // 2, 3 * STEPS // 4, STEPS]
        step = self.requests // STEPS
        columns = ["after requests", *(f"{step * number:,}" for number in shown)]
        workers = sorted(self.taken[0])
        rows = [
            [f"worker {position}", *(f"{self.taken[n][pid] / MEGABYTE:.0f}" for n in shown)]
            for position, pid in enumerate(workers, start=1)
        ]
        growth = max(self.taken[STEPS][pid] / self.taken[STEPS // 2][pid] for pid in workers)
        target = Target("Memory at the end to the middle", AT_MOST, growth, at_most=True)
        return Section(
            "Memory", TEXT.format(requests=self.requests), [Table(columns, rows)], [target]
        )


def _addresses(site: Site) -> Iterator[str]:
    """Each question repeated, then fresh."""
    server, release = site.ours, some_release(site.ours)
    asked = [f"{server.address}{q.ours.format(id=release)}" for q in (LISTING, COMPLETE, DETAIL)]
    never_asked = [fresh(address) for address in asked]
    for position in cycle(range(len(asked))):
        yield asked[position]
        yield next(never_asked[position])
