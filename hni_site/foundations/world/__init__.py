"""The world map: which countries a page marks, and where they lie.

The land itself is a file of its own (`static/site/world.svg`), the same on every page and fetched
once; a page draws only its marks over it. `make.py` writes both, and says from what.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

# Units of the map, from its upper left corner.
WIDTH = 1000
HEIGHT = 432
DATA = Path(__file__).parent / "world.json"


class Mark(NamedTuple):
    """A country to be marked: its ISO 3166-1 alpha-2 code, what the mark says, and its kind.

    The kind is a class of the stylesheet: `on` (full colour) or `faint`.
    """

    country: str
    text: str
    kind: str = "on"


class DrawnMark(NamedTuple):
    text: str
    kind: str
    path: str
    """SVG path data; empty for a state that the map is too coarse for."""
    dot: tuple[int, int] | None
    """Where a dot makes a small country seen."""


@cache
def _world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(DATA.read_text())
    return world


def draw(marks: Iterable[Mark]) -> list[DrawnMark]:
    """The marks that the map can show: a few islands (Tokelau, Tuvalu) are not on it."""
    shapes, dots = _world()["shapes"], _world()["dots"]
    drawn = (
        DrawnMark(mark.text, mark.kind, shapes.get(mark.country, ""), _point(dots, mark.country))
        for mark in marks
    )
    return [mark for mark in drawn if mark.path or mark.dot]


def _point(dots: dict[str, list[int]], country: str) -> tuple[int, int] | None:
    found = dots.get(country)
    return (found[0], found[1]) if found else None
