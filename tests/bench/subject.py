"""Ways of answering, measured in turn."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from tests.bench.client import Measured, ask
from tests.bench.part import Scale
from tests.bench.report import Table, milliseconds, times
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


Subjects = Mapping[str, Subject]


def take_turns(site: Site, scale: Scale, part: str, groups: Mapping[str, Subjects]) -> None:
    """Warms every one up, and measures all of them in each round."""
    for subjects in groups.values():
        for subject in subjects.values():
            subject.ask(site, WARM_UP_SECONDS)
    for number in range(1, scale.rounds + 1):
        for name, subjects in groups.items():
            site.say(f"{part.capitalize()}, round {number} of {scale.rounds}: {name.lower()}")
            for subject in subjects.values():
                subject.rounds.append(subject.ask(site, scale.seconds))


def table(title: str, subjects: Subjects, compared: Mapping[str, str]) -> Table:
    """What was measured; `compared`: heading → the subject whose throughput is 1 there."""
    ratios = [f"× {heading}" for heading in compared]
    columns = ["", "requests/s", *ratios, "p50 ms", "p99 ms", "SQL", "bytes"]
    rows = []
    for name, subject in subjects.items():
        measured = subject.all_rounds
        rows.append(
            [
                name,
                f"{measured.rate:,.0f}",
                *(times(subject.times(subjects[other])) for other in compared.values()),
                milliseconds(measured.p50),
                milliseconds(measured.p99),
                str(subject.queries),
                f"{measured.size:,}",
            ]
        )
    return Table(columns, rows, title=title)
