"""What a part of the bench is. To add one: a short file in `parts/`, and its name in `__main__`."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.report import Section
from tests.bench.site import Site


@dataclass(frozen=True)
class Scale:
    """How much is measured, and how long."""

    releases: int  # In each language; those that are loaded.
    growth: tuple[int, ...]  # Multiples of it, with copies in the content store.
    rounds: int
    seconds: float  # A round's, for each thing that is measured.
    samples: int  # Single requests, one after the other, for a latency.
    soak: int  # Requests that memory is watched over.
    segments: tuple[int, ...]  # In the translation memory.
    publishes: int


WHOLE = Scale(
    releases=2_000,
    growth=(2_000, 20_000, 100_000),
    rounds=5,
    seconds=3,
    samples=200,
    soak=100_000,
    segments=(100_000, 1_000_000),
    publishes=500,
)
QUICK = Scale(
    releases=200,
    growth=(200, 1_000),
    rounds=1,
    seconds=1,
    samples=50,
    soak=2_000,
    segments=(5_000, 20_000),
    publishes=50,
)


class Part(ABC):
    """Measures at each of its sizes, from the smallest up, and says what came out."""

    name: str

    def sizes(self, scale: Scale) -> Sequence[int]:
        """With how many releases it wants to measure; above `scale.releases` our API alone."""
        return (scale.releases,)

    @abstractmethod
    def measure(self, site: Site, scale: Scale) -> None:
        """Called once for each size, when the site has that many releases."""

    @abstractmethod
    def section(self) -> Section:
        """What was measured so far."""
