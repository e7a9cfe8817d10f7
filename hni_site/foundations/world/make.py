"""Draws the world map from Natural Earth's countries, once; what it writes is kept.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m hni_site.foundations.world.make package/countries-110m.json package/countries-50m.json

The first file (1:110 million) gives the shapes. States too small for it become dots, placed by the
second one (1:50 million). Both are TopoJSON: arcs shared by neighbours, as steps on a grid.
Antarctica, where nobody works at home, is left out.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global
from django.conf import settings

from hni_site.foundations.world import DATA, HEIGHT, WIDTH

STATIC = Path(settings.BASE_DIR) / "hni_site" / "static" / "site" / "world.svg"
ANTARCTICA = "010"
# A grey that is seen on light paper and on dark, so that the file needs no second version.
LAND = 'fill="#8b8297" fill-opacity=".38"'
BORDERS = 'fill="none" stroke="#8b8297" stroke-opacity=".55" stroke-width=".8"'

Point = tuple[float, float]
Grid = tuple[int, int]

# --- Equal Earth (Šavrič, Patterson and Jenny, 2018): no region larger than it is -----------------

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH = 2.7066  # From the middle to the edge, along the equator.
_MIDDLE = 11.5  # Degrees: the edges then run through Bering Strait and cut no country in two.
_NORTH, _SOUTH = 83.7, -56.0  # Degrees: Greenland's and Tierra del Fuego's ends.
_SEEN = 60  # Square units: what is smaller gets a dot beside its shape.


def project(longitude: float, latitude: float) -> Point:
    """Degrees to the plane, x from -2.7066 to 2.7066, y growing towards the north."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = 3 * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / slope
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y


def on_map(longitude: float, latitude: float) -> Grid:
    """Degrees to whole units of the map, from its upper left corner."""
    x, y = _scaled(longitude, latitude)
    return round(x), round(y)


def _scaled(longitude: float, latitude: float) -> Point:
    x, y = project((longitude - _MIDDLE + 180) % 360 - 180, latitude)
    north = project(0, _NORTH)[1]
    scale = WIDTH / (2 * _HALF_WIDTH)
    return (x + _HALF_WIDTH) * scale, (north - y) * scale


# --- TopoJSON -------------------------------------------------------------------------------------


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc as degrees. Its first position is absolute, each further one a step."""
    (scale_x, scale_y), (left, low) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + low))
        arcs.append(arc)
    return arcs


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """A geometry's polygons, each a list of rings, each a list of arc numbers."""
    arcs: list[Any] = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def ring(numbers: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring's points; `~number` is an arc walked backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def area_and_centre(points: list[Point]) -> tuple[float, Point]:
    """Of a closed ring (the shoelace formula); the first point where it has no area."""
    pairs = list(pairwise(points))
    crosses = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs]
    area = sum(crosses) / 2
    if abs(area) < 1e-12:
        return 0.0, points[0]
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (6 * area)
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (6 * area)
    return abs(area), (x, y)


def largest_part(geometry: dict[str, Any], arcs: list[list[Point]]) -> tuple[float, Grid]:
    """The area of a country's largest part in square units of the map, and its centre."""
    outer = (ring(polygon[0], arcs) for polygon in polygons_of(geometry))
    parts = (area_and_centre([_scaled(*point) for point in points]) for points in outer)
    area, (x, y) = max(parts, key=lambda part: part[0])
    return area, (round(x), round(y))


# --- SVG ------------------------------------------------------------------------------------------


def path(lines: Iterable[list[Point]], *, closed: bool) -> str:
    """The lines as SVG path data: whole units, each step relative to the one before."""
    return "".join(_line([on_map(*point) for point in points], closed) for points in lines)


def _line(points: list[Grid], closed: bool) -> str:
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points) if (x1, y1) != (x2, y2)]
    if len(steps) < (3 if closed else 1):
        return ""  # It has shrunk to a point or a line.
    first = f"M{points[0][0]} {points[0][1]}l"
    numbers = (part for step in (steps[:-1] if closed else steps) for part in step)
    return first + _joined(numbers) + ("z" if closed else "")


def _joined(numbers: Iterable[int]) -> str:
    text = ""
    for number in numbers:
        text += str(number) if not text or number < 0 else f" {number}"
    return text


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    for polygon in polygons_of(geometry):
        for numbers in polygon:
            yield ring(numbers, arcs)


def is_far_south(points: list[Point]) -> bool:
    return all(latitude < _SOUTH for _longitude, latitude in points)


def land(topology: dict[str, Any]) -> str:
    """All land without its borders, as one path."""
    arcs = arcs_of(topology)
    masses = topology["objects"]["land"]["geometries"]
    drawn = (points for mass in masses for points in rings(mass, arcs))
    return path((points for points in drawn if not is_far_south(points)), closed=True)


def borders(topology: dict[str, Any]) -> str:
    """The lines that two countries share, as one path."""
    arcs = arcs_of(topology)
    used = Counter(
        number if number >= 0 else ~number
        for country in topology["objects"]["countries"]["geometries"]
        for polygon in polygons_of(country)
        for numbers in polygon
        for number in numbers
    )
    return path((arcs[number] for number, times in used.items() if times > 1), closed=False)


def code_of(country: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-2 for the numeric code that Natural Earth gives; a few areas have none."""
    aliases = get_global("territory_aliases")
    found = aliases.get(country.get("id", ""), [])
    return found[0] if found else None


def countries(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Country code → its geometry."""
    by_code: dict[str, dict[str, Any]] = {}
    # Some far islands stand apart under their country's code: the last one wins, the country.
    for country in sorted(
        topology["objects"]["countries"]["geometries"], key=lambda g: len(polygons_of(g))
    ):
        if country.get("id") != ANTARCTICA and (code := code_of(country)):
            by_code[code] = country
    return dict(sorted(by_code.items()))


def shapes(topology: dict[str, Any]) -> dict[str, str]:
    """Country code → its path."""
    arcs = arcs_of(topology)
    paths = (
        (code, path(rings(country, arcs), closed=True))
        for code, country in countries(topology).items()
    )
    return {code: drawn for code, drawn in paths if drawn}


def dots(topology: dict[str, Any]) -> dict[str, Grid]:
    """Code → where the dot lies, for each country that is too small to be seen."""
    arcs = arcs_of(topology)
    parts = ((code, *largest_part(country, arcs)) for code, country in countries(topology).items())
    return {code: centre for code, area, centre in parts if area < _SEEN}


def main(coarse: str, fine: str) -> None:
    world, detailed = (json.loads(Path(file).read_text()) for file in (coarse, fine))
    STATIC.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path {LAND} d="{land(world)}"/><path {BORDERS} d="{borders(world)}"/></svg>\n'
    )
    drawn = {"shapes": shapes(world), "dots": dots(detailed)}
    DATA.write_text(json.dumps(drawn, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
