"""What the same questions take with ten and with fifty times the content."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from tests.bench.client import ask, fresh
from tests.bench.part import Part, Scale
from tests.bench.questions import COMPLETE, DETAIL, OURS, PAGE, cursor_of, some_release
from tests.bench.report import Section, Table, Target, milliseconds, times
from tests.bench.site import EMPTY, LOCALES, Site

DEEP = 5_000
AT_MOST = 2

TEXT = """
Median latency of single requests, one after the other, with nothing cached, in milliseconds; and
how many times that of the smallest site. A listing's page has {page} items. Page {deep:,} is
compared with the first page of the smallest site; where there are fewer pages the last one is asked
for. Above {releases:,} releases the rows of the content store are copies, because our API reads
nothing else. "gunicorn alone" says what the machine itself did meanwhile.
"""


@dataclass(frozen=True)
class Row:
    """A question whose latency is watched, and the one it is compared with at the smallest size."""

    name: str
    compared_with: str
    target: bool = False


FIRST, NEWEST = "Listing, first page", "Newest first, first page"
ROWS = [
    Row(FIRST, FIRST, target=True),
    Row(f"Listing, page {DEEP:,} by cursor", FIRST, target=True),
    Row(NEWEST, NEWEST, target=True),
    Row(f"Newest first, page {DEEP:,} by cursor", NEWEST, target=True),
    *(Row(name, name, target=True) for name in (COMPLETE.name, DETAIL.name)),
    Row("gunicorn alone", "gunicorn alone"),
]


class Growth(Part):
    name = "growth"

    def __init__(self) -> None:
        self.latencies: dict[int, dict[str, float]] = {}

    def sizes(self, scale: Scale) -> Sequence[int]:
        return scale.growth

    def measure(self, site: Site, scale: Scale) -> None:
        addresses = dict(zip((row.name for row in ROWS), self._addresses(site), strict=True))
        taken: dict[str, list[float]] = defaultdict(list)
        for number in range(1, scale.rounds + 1):
            site.say(f"Growth, {site.releases:,} releases: round {number} of {scale.rounds}")
            for name, address in addresses.items():
                some = islice(fresh(address), scale.samples // scale.rounds + 1)
                taken[name] += ask(some, site.check, connections=1, seconds=scale.seconds).latencies
        self.latencies[site.releases] = {name: median(times) for name, times in taken.items()}

    def _addresses(self, site: Site) -> list[str]:
        """In the order of the rows."""
        site.say(f"Growth, {site.releases:,} releases: going to page {DEEP:,}")
        ours, release = site.ours.address, some_release(site.ours)
        listing, newest = f"{ours}{OURS}?", f"{ours}{OURS}?order=-date&"
        return [
            listing,
            f"{listing}cursor={cursor_of(site.ours, DEEP)}",
            newest,
            f"{newest}cursor={cursor_of(site.ours, DEEP, order='-date')}",
            f"{ours}{COMPLETE.ours}",
            f"{ours}{DETAIL.ours.format(id=release)}",
            f"{site.gunicorn.address}/{EMPTY}",
        ]

    # --- What came out ----------------------------------------------------------------------------

    def section(self) -> Section:
        sizes = sorted(self.latencies)
        smallest = self.latencies[sizes[0]]
        columns = ["", *(f"{size:,} × {len(LOCALES)}" for size in sizes)]
        rows, targets = [], []
        for row in ROWS:
            before = smallest[row.compared_with]
            cells = []
            for size in sizes:
                latency = self.latencies[size][row.name]
                cells.append(f"{milliseconds(latency)} ({times(latency / before)} ×)")
            rows.append([row.name, *cells])
            if row.target:
                what = f"{row.name}: {sizes[-1]:,} releases to {sizes[0]:,}"
                latency = self.latencies[sizes[-1]][row.name]
                targets.append(Target(what, AT_MOST, latency / before, at_most=True))
        return Section(
            "Growth",
            TEXT.format(page=PAGE, deep=DEEP, releases=sizes[0]),
            [Table(columns, rows)],
            targets,
        )
