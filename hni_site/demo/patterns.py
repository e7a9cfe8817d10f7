"""Pictures of woven cloth, drawn thread by thread. The same name always gives the same picture.

A cloth is a grid of crossings. At each, either the warp (upright) or the weft (lying) is on top:
that is the weave. Which colour shows there is the design.
"""

import random
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from PIL import Image, ImageChops, ImageColor, ImageFilter

THREAD = 8  # Pixels from one thread to the next.

# (x, y, number of colours) → which colour of the palette lies there.
Design = Callable[[int, int, int], int]


class Cloth(NamedTuple):
    weave: str
    design: str
    palette: list[str]
    threads: tuple[int, int]  # Across and down.


# --- Weaves: is the warp on top? ------------------------------------------------------------------

WEAVES: dict[str, Callable[[int, int], bool]] = {
    "plain": lambda x, y: (x + y) % 2 == 0,
    "basket": lambda x, y: (x // 2 + y // 2) % 2 == 0,
    "twill": lambda x, y: (x + y) % 4 < 2,
    "herringbone": lambda x, y: ((x if x // 12 % 2 else -x) + y) % 4 < 2,
    "rib": lambda x, y: x % 4 == 0,
}


# --- Designs --------------------------------------------------------------------------------------


def _stripes(x: int, y: int, colours: int) -> int:
    widths = (11, 3, 7, 2, 5, 2)
    place = x % sum(widths)
    for number, width in enumerate(widths):
        if place < width:
            return number % colours
        place -= width
    return 0


def _checks(x: int, y: int, colours: int) -> int:
    return (x // 10 % 2 + 2 * (y // 10 % 2)) % colours


def _diamonds(x: int, y: int, colours: int) -> int:
    """Nested diamonds with stepped edges, as in a kilim."""
    across, down = abs(x % 34 - 17), abs(y % 30 - 15)
    return (across // 2 * 2 + down) // 5 % colours


def _zigzag(x: int, y: int, colours: int) -> int:
    """Points whose edges blur along the thread, as in ikat."""
    blur = (x * 7 + x // 3 * 5) % 3
    return (y + abs(x % 22 - 11) + blur) // 6 % colours


def _blocks(x: int, y: int, colours: int) -> int:
    """Fields that stand and lie by turns, as in strip-woven cloth."""
    column, row = x // 16, y // 15
    if (column + row) % 2:
        return x % 16 // 4 % colours
    return (y % 15 // 3 + row) % colours


def _stars(x: int, y: int, colours: int) -> int:
    """Eight-pointed stars on a ground, as in cross-stitch."""
    across, down = abs(x % 30 - 15), abs(y % 30 - 15)
    square, lozenge = max(across, down), (across + down) * 7 // 10
    ring = min(square, lozenge)
    return 1 + ring // 3 % (colours - 1) if ring < 9 else 0


def _coils(x: int, y: int, colours: int) -> int:
    """Rings around centres, as in the bottom of a coiled basket."""
    across, down = x % 44 - 22, y % 44 - 22
    ring = int((across * across + down * down) ** 0.5)
    spoke = (across * down) // 40 % 2 if ring > 8 else 0
    return (ring // 4 + spoke) % colours


def _steps(x: int, y: int, colours: int) -> int:
    """Stairs that climb and come down again."""
    return (y // 5 + abs(x % 42 - 20) // 6) % colours


DESIGNS: dict[str, Design] = {
    "stripes": _stripes,
    "checks": _checks,
    "diamonds": _diamonds,
    "zigzag": _zigzag,
    "blocks": _blocks,
    "stars": _stars,
    "coils": _coils,
    "steps": _steps,
}


# --- Drawing --------------------------------------------------------------------------------------


def draw(name: str, cloth: Cloth) -> Image.Image:
    """The picture of a cloth, RGB, `THREAD` pixels a thread. Raises KeyError for a name unknown."""
    chance = random.Random(name)  # noqa: S311 - looks, not secrets
    across, down = cloth.threads
    size = (across * THREAD, down * THREAD)
    crossings = [(x, y) for y, x in product(range(down), range(across))]
    on_top, design = WEAVES[cloth.weave], DESIGNS[cloth.design]
    palette = [ImageColor.getrgb(colour) for colour in cloth.palette]
    # No two threads took the dye alike.
    warp_shade = [chance.uniform(0.9, 1.06) for _ in range(across)]
    weft_shade = [chance.uniform(0.9, 1.06) for _ in range(down)]

    weave = Image.new("L", cloth.threads)
    weave.putdata([255 if on_top(x, y) else 0 for x, y in crossings])
    colours = Image.new("RGB", cloth.threads)
    colours.putdata(
        [
            _shaded(
                palette[design(x, y, len(palette))],
                warp_shade[x] if on_top(x, y) else weft_shade[y],
            )
            for x, y in crossings
        ]
    )
    upright = _thread_light()
    light = Image.composite(
        _tiled(upright, size),
        _tiled(upright.transpose(Image.Transpose.ROTATE_90), size),
        weave.resize(size, Image.Resampling.NEAREST),
    )
    cloth_colours = colours.resize(size, Image.Resampling.NEAREST)
    lit = ImageChops.multiply(cloth_colours, light.convert("RGB"))
    return lit.filter(ImageFilter.GaussianBlur(0.6))


def _shaded(colour: tuple[int, ...], shade: float) -> tuple[int, ...]:
    return tuple(min(255, round(part * shade)) for part in colour)


def _thread_light() -> Image.Image:
    """How light falls on one crossing whose upright thread is on top: round, dark at its ends."""
    tile = Image.new("L", (THREAD, THREAD))
    middle = (THREAD - 1) / 2
    tile.putdata(
        [
            round(
                255
                * (1 - 0.42 * (abs(x - middle) / middle) ** 2)
                * (1 - 0.22 * (abs(y - middle) / middle) ** 3)
                * (0.96 if (x + 2 * y) % 5 == 0 else 1)  # The twist of the yarn.
            )
            for y, x in product(range(THREAD), range(THREAD))
        ]
    )
    return tile


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    row = Image.new("L", (size[0], THREAD))
    for x in range(0, size[0], THREAD):
        row.paste(tile, (x, 0))
    field = Image.new("L", size)
    for y in range(0, size[1], THREAD):
        field.paste(row, (0, y))
    return field
