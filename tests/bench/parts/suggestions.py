"""How long a page's suggestions from the translation memory take, on both databases."""

import json
import os
import sys
from typing import Any

from hni_site.operations.processes import Failed
from tests.bench.part import Part, Scale
from tests.bench.report import Section, Table, Target, milliseconds, times
from tests.bench.site import Site
from tests.bench.translations import PAGE, PAGES

MOST_MILLISECONDS = 300
LEAST_FOUND = 90  # Percent.

TEXT = """
Suggestions for the {page} segments of a page, {pages} pages one after the other, while the memory
has so many segments, all of one language pair. The texts are made of the words of this project's
documents, so that phrases come again far more often than in a newsroom's. Each question is a stored
text after an edit; "found" are those for which the best suggestion is at least as good as the text
it was made from (70 to 99 percent alike). "Compared with everything" is what the same page takes
with rapidfuzz alone, over all texts in memory.
"""


class Suggestions(Part):
    name = "suggestions"

    def __init__(self) -> None:
        self.measured: list[dict[str, Any]] = []

    def measure(self, site: Site, scale: Scale) -> None:
        sqlite = f"sqlite:///{site.folder / 'memory.sqlite3'}"
        for url in (os.environ["DATABASE_URL"], sqlite):
            site.say(f"Suggestions: up to {scale.segments[-1]:,} segments on {url.split(':')[0]}")
            output = site.folder / "suggestions.json"
            child = site.processes.start(
                "measuring the translation memory",
                [sys.executable, "-m", "tests.bench.translations", *map(str, scale.segments)],
                env={**os.environ, "DATABASE_URL": url},
                log=output,
            )
            if site.processes.wait(child):
                raise Failed(f"Measuring the translation memory failed: {output.read_text()}")
            lines = output.read_text().splitlines()
            self.measured += [json.loads(line) for line in lines if line.startswith("{")]
            output.unlink()

    # --- What came out ----------------------------------------------------------------------------

    def section(self) -> Section:
        columns = ["", "segments", "median ms", "slowest ms", "found", "compared with everything"]
        rows = [
            [
                told["database"],
                f"{told['size']:,}",
                milliseconds(told["median"]),
                milliseconds(told["slowest"]),
                f"{told['found']:.1%}",
                f"{times(told['everything'] / told['median'])} ×",
            ]
            for told in self.measured
        ]
        largest = max(told["size"] for told in self.measured)
        targets = []
        for told in self.measured:
            if told["size"] == largest:
                what = f"{PAGE} segments, {largest:,} stored, {told['database']}"
                taken, found = told["median"] * 1000, told["found"] * 100
                targets += [
                    Target(what, MOST_MILLISECONDS, taken, at_most=True, unit="ms"),
                    Target(f"{what}: found", LEAST_FOUND, found, unit="%"),
                ]
        text = TEXT.format(page=PAGE, pages=PAGES)
        return Section(
            "Suggestions of the translation memory", text, [Table(columns, rows)], targets
        )
