"""Recall and false alarms of each check, over segments with planted faults.

    python -m tests.translation.checks.measure [SEGMENTS] [SEED] [--misses]

prints the table of docs/translation-checks.md: half the segments are right, the others have one
fault each, known.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from tests.translation.checks.faults import Planted

SEGMENTS = 10_000
SEED = 177


@dataclass
class Count:
    planted: int = 0
    found: int = 0
    false: int = 0
    right: int = 0
    """Segments without anything for this check to find."""

    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.planted

    @property
    def false_alarms(self) -> float:
        return self.false / self.right


def measure(segments: int, seed: int) -> dict[str, Count]:
    """Check → what it found of what was planted, and beside it."""
    from hni_site.translation.checks.checking import check
    from tests.translation.checks.sentences import LANGUAGES
    from tests.translation.checks.writing import glossary

    terms = {language: glossary(language) for language in LANGUAGES}
    counts: dict[str, Count] = defaultdict(Count)
    for planted in corpus(segments, seed):
        findings = check(planted.segment, terms[planted.segment.language])
        _add(counts, planted, {finding.check for finding in findings})
    return counts


def corpus(segments: int, seed: int) -> Iterator["Planted"]:
    """Right ones and broken ones in turn; each fault as often as the others."""
    from tests.translation.checks.faults import FAULTS, plant, right
    from tests.translation.checks.writing import Writer

    random = Random(seed)
    writer = Writer(random)
    for number in range(segments):
        if number % 2 == 0:
            yield right(writer.segment())
            continue
        fault = list(FAULTS)[number // 2 % len(FAULTS)]
        planted = None
        while planted is None:
            planted = plant(fault, writer.segment(), random)
        yield planted


def _add(counts: dict[str, Count], planted: "Planted", found: set[str]) -> None:
    from hni_site.translation.checks.enums import Check

    told = f"{planted.segment.language}: {planted.segment.source!r} → {planted.segment.target!r}"
    for name in Check:
        count = counts[name.value]
        if name in planted.expected:
            count.planted += 1
            count.found += name in found
            if name not in found:
                count.missed.append(told)
        elif name not in planted.follows:
            count.right += 1
            count.false += name in found
            if name in found:
                count.wrong.append(told)


def table(counts: dict[str, Count]) -> Iterator[str]:
    yield "| check | planted | found | recall | false alarms | of | rate |"
    yield "|---|---|---|---|---|---|---|"
    for name, c in counts.items():
        yield (
            f"| {name} | {c.planted} | {c.found} | {c.recall:.1%} | {c.false} | {c.right} "
            f"| {c.false_alarms:.2%} |"
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    result = measure(*[*numbers, SEGMENTS, SEED][:2] if len(numbers) != 1 else (numbers[0], SEED))
    print("\n".join(table(result)))
    if "--misses" in sys.argv:
        for name, count in result.items():
            for kind, texts in (("missed", count.missed), ("wrong", count.wrong)):
                for text, times in Counter(texts).most_common(8):
                    print(f"{name} {kind} {times}× {text}")
