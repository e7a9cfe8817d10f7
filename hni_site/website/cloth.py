"""Woven patterns as SVG: the face of whatever has no picture.

A cloth is a grid of crossings, as on the loom: which dye shows at each is the design. One tile
repeats. The same seed always gives the same cloth, on every machine.
"""

import hashlib
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

# (x, y) → number of the colour that shows there: 0 is the ground.
Design = Callable[[int, int], int]


class Motif(NamedTuple):
    width: int
    height: int
    design: Design


class Layer(NamedTuple):
    colour: str
    path: str
    """SVG path data: rectangles of whole crossings."""


class Cloth(NamedTuple):
    width: int
    height: int
    """Crossings in a tile."""
    ground: str
    layers: list[Layer]


# --- Motifs ---------------------------------------------------------------------------------------


def _from_middle(place: int, length: int) -> int:
    """How far a crossing lies from the middle of the tile, the same on both sides."""
    return abs(2 * place - length + 1) // 2


def _diamonds(x: int, y: int) -> int:
    """Nested diamonds with stepped edges, as in a kilim."""
    return (_from_middle(x, 16) + _from_middle(y, 16)) // 2 % 4


def _zigzag(x: int, y: int) -> int:
    """Points one below the other, as in ikat."""
    return (y + _from_middle(x, 12)) // 2 % 4


def _checks(x: int, y: int) -> int:
    """Two striped sets of threads that cross, as in a lungi or a krama."""
    across, down = x % 12 < 6, y % 12 < 6
    return 3 if x % 12 == 2 or y % 12 == 2 else across + down


def _strips(x: int, y: int) -> int:
    """Narrow strips sewn side by side, their blocks standing and lying by turns, as in kente."""
    if (x // 8 + y // 8) % 2:
        return y % 8 // 2 % 4
    return (x % 8 + 1) // 2 % 3


def _stripes(x: int, y: int) -> int:
    """Broad and narrow stripes, as in an aguayo."""
    return (0, 0, 0, 0, 1, 2, 1, 0, 0, 3, 3, 3, 3, 2, 3, 1, 1, 2, 2, 1)[x % 20]


def _stars(x: int, y: int) -> int:
    """Eight-pointed stars, as in cross-stitch."""
    across, down = _from_middle(x, 18), _from_middle(y, 18)
    ring = min(max(across, down), (across + down) * 7 // 10)
    return (3, 3, 2, 2, 1, 1, 1, 0, 0, 0)[ring]


def _stairs(x: int, y: int) -> int:
    """Broad steps that climb to a point and come down again, as on an Andean belt."""
    return (y // 2 + _from_middle(x, 24) // 3) // 2 % 4


def _hourglasses(x: int, y: int) -> int:
    """Triangles that meet at their points, a fine line between them."""
    across, down = _from_middle(x, 14), _from_middle(y, 14)
    if across < down:
        return 1 if down % 3 else 2
    return 3 if across - down == 2 else 0


def _basket(x: int, y: int) -> int:
    """Splints over and under, as in a mat."""
    if (x // 6 + y // 6) % 2:
        return 0 if y % 6 == 5 else 1 + (y // 6) % 2
    return 0 if x % 6 == 5 else 3


MOTIFS: dict[str, Motif] = {
    "diamonds": Motif(16, 16, _diamonds),
    "zigzag": Motif(12, 8, _zigzag),
    "checks": Motif(12, 12, _checks),
    "strips": Motif(16, 16, _strips),
    "stripes": Motif(20, 1, _stripes),
    "stars": Motif(18, 18, _stars),
    "stairs": Motif(24, 16, _stairs),
    "hourglasses": Motif(14, 14, _hourglasses),
    "basket": Motif(12, 12, _basket),
}

# --- Dyes -----------------------------------------------------------------------------------------

# Ground and three threads of each dye pot; the names are those of the stylesheet.
DYES: dict[str, list[tuple[str, str, str, str]]] = {
    "indigo": [
        ("#2a2466", "#f0b429", "#f3e7cf", "#5a6fd0"),
        ("#1d2f6f", "#e9dcc0", "#7aa6d8", "#c8402f"),
        ("#352a80", "#ee8a4a", "#f6ead2", "#9d8fe0"),
    ],
    "madder": [
        ("#8c1828", "#f2c14e", "#f6ead6", "#4a1030"),
        ("#b4322b", "#f4e3c2", "#1f2a5a", "#ef9b57"),
        ("#8a1538", "#f5d2b3", "#e8663d", "#2c4a52"),
    ],
    "leaf": [
        ("#144d3a", "#f0cf6b", "#f4ecd8", "#6aa874"),
        ("#0f4a52", "#f2e6c9", "#d9653b", "#7fb8a4"),
        ("#2e5a2e", "#f3d9a4", "#c9d67a", "#123524"),
    ],
    "turmeric": [
        ("#f0b429", "#a3312a", "#fbf1d8", "#3b2a6b"),
        ("#e9a11c", "#2d4a3a", "#fdf3da", "#b5482a"),
        ("#f3c24a", "#6b1d45", "#fff4d6", "#d9712c"),
    ],
    "plum": [
        ("#5a1846", "#f0b04c", "#f6e8dc", "#c2477f"),
        ("#43204f", "#ec7f5b", "#f7e7c8", "#8c6bb8"),
        ("#6b1a52", "#f4c95d", "#f8ebe0", "#2f7f86"),
    ],
}


def cloth(seed: str, dye: str = "") -> Cloth:
    """The cloth of the seed in the dye, one of DYES; without one in the seed's own.

    Raises KeyError for a dye unknown.
    """
    return woven(*motif_and_dyes(seed, dye))


def motif_and_dyes(seed: str, dye: str = "") -> tuple[Motif, tuple[str, ...]]:
    """What the seed's cloth is woven from: the design, and its colours with the ground first."""
    number = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest())
    number, which = divmod(number, len(MOTIFS))
    motif = list(MOTIFS.values())[which]
    if not dye:
        number, which = divmod(number, len(DYES))
        dye = list(DYES)[which]
    palettes = DYES[dye]
    return motif, palettes[number % len(palettes)]


def woven(motif: Motif, palette: tuple[str, ...]) -> Cloth:
    """One tile of the motif in these colours, the ground first."""
    layers = (
        Layer(colour, _path(motif, number)) for number, colour in enumerate(palette) if number
    )
    drawn = [layer for layer in layers if layer.path]
    return Cloth(motif.width, motif.height, palette[0], drawn)


def _path(motif: Motif, number: int) -> str:
    """The crossings of a colour as rectangles: neighbours in a row joined, equal rows as well."""
    open_runs: dict[tuple[int, int], int] = {}  # (x, width) → the row in which it begins.
    done: list[tuple[int, int, int, int]] = []
    for y in range(motif.height + 1):
        runs = _runs(motif, number, y) if y < motif.height else []
        for run in [run for run in open_runs if run not in runs]:
            top = open_runs.pop(run)
            done.append((*run, top, y - top))
        for run in runs:
            open_runs.setdefault(run, y)
    return "".join(f"M{x} {y}h{width}v{height}h-{width}z" for x, width, y, height in done)


def _runs(motif: Motif, number: int, y: int) -> list[tuple[int, int]]:
    """(x, width) of each stretch of the colour in a row."""
    runs, x = [], 0
    for shows, crossings in groupby(motif.design(x, y) == number for x in range(motif.width)):
        width = len(list(crossings))
        if shows:
            runs.append((x, width))
        x += width
    return runs
