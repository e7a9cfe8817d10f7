"""Ways of answering, measured in turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median

from tests.bench.client import Measured, ask
from tests.bench.site import Site

CONNECTIONS = 8  # As many as the server has threads.
WARM_UP_SECONDS = 0.5


@dataclass
class Subject:
    """One way of answering a question, and what was measured of it."""

    addresses: Callable[[], Iterator[str]]
    encoding: str = "identity"
    queries: int = 0
    rounds: list[Measured] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return median(measured.rate for measured in self.rounds)

    @property
    def all_rounds(self) -> Measured:
        latencies = [one for measured in self.rounds for one in measured.latencies]
        return Measured(self.rate, latencies, self.rounds[-1].size)

    def times(self, other: "Subject") -> float:
        """How many times the other's throughput."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return median(mine.rate / theirs.rate for mine, theirs in pairs)

    def ask(self, site: Site, seconds: float) -> Measured:
        return ask(
            self.addresses(),
            site.check,
            connections=CONNECTIONS,
            seconds=seconds,
            encoding=self.encoding,
        )
