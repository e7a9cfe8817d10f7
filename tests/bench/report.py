"""What a part has to say, as Markdown that reads well in a terminal too."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """Columns are aligned to the right, but for the first."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""


@dataclass(frozen=True)
class Target:
    """What was asked for, and what came out. `wanted` is the least, or with `at_most` the most.

    Ratios, unless there is a `unit`.
    """

    what: str
    wanted: float
    measured: float
    at_most: bool = False
    unit: str = "×"

    @property
    def met(self) -> bool:
        return self.measured <= self.wanted if self.at_most else self.measured >= self.wanted

    def row(self) -> list[str]:
        bound = "at most" if self.at_most else "at least"
        outcome = "yes" if self.met else "**no**"
        measured = f"{times(self.measured)} {self.unit}"
        return [self.what, f"{bound} {self.wanted:g} {self.unit}", measured, outcome]


@dataclass(frozen=True)
class Section:
    """A part's chapter: text, tables, and how the targets were met."""

    title: str
    text: str
    tables: Sequence[Table]
    targets: Sequence[Target] = field(default=())


def wrapped(text: str) -> str:
    """Paragraphs and list items, each filled anew after something was put in."""
    parts = re.split(r"\n(?=\n|- )", text.strip())
    lines = []
    for part in parts:
        indent = "  " if part.startswith("- ") else ""
        words = " ".join(part.split())
        filled = textwrap.fill(words, 100, subsequent_indent=indent, break_on_hyphens=False)
        lines.append(f"\n{filled}" if part.startswith("\n") else filled)
    return "\n".join(lines)


def markdown(section: Section) -> str:
    blocks = [f"## {section.title}", wrapped(section.text)]
    for table in section.tables:
        blocks += [f"### {table.title}"] if table.title else []
        blocks.append("\n".join(_lines(table)))
    if section.targets:
        columns = ["Target", "wanted", "measured", "met"]
        blocks.append("\n".join(_lines(Table(columns, [t.row() for t in section.targets]))))
    return "\n\n".join(blocks) + "\n"


def _lines(table: Table) -> Iterator[str]:
    rows = [table.columns, *table.rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if position else cell.ljust(width)
            for position, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            first, *others = ("-" * width for width in widths)
            yield f"| {' | '.join([first, *(f'{line[1:]}:' for line in others)])} |"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def times(ratio: float) -> str:
    """A ratio with as many digits as it is good for."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2f}"
