"""The world map: its data, its drawing, and how both were made."""

import gzip
import json
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.foundations.geography import country_codes
from hni_site.foundations.world import DATA, HEIGHT, WIDTH, Mark, draw, make

# Far territories and uninhabited islands that Natural Earth's smaller scales leave out.
NOT_ON_THE_MAP = {"AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV"} | {
    "UM",
    "YT",
}

longitudes = st.floats(-180, 180)
latitudes = st.floats(-56, 83)


def test_every_country_can_be_marked() -> None:
    drawn = {code for code in country_codes() if draw([Mark(code, code)])}

    assert set(country_codes()) - drawn == NOT_ON_THE_MAP


@pytest.mark.parametrize("island", ["AG", "MV"])
def test_states_too_small_for_the_map_are_dots(island: str) -> None:
    (mark,) = draw([Mark(island, "An island")])

    assert mark.path == ""
    assert mark.dot


def test_a_small_country_is_a_shape_and_a_dot_a_large_one_a_shape() -> None:
    slovenia, argentina = draw([Mark("SI", "Slovenia"), Mark("AR", "Argentina", "faint")])

    assert slovenia.path.startswith("M")
    assert slovenia.dot
    assert argentina.dot is None
    assert (argentina.text, argentina.kind) == ("Argentina", "faint")


def test_dots_lie_on_the_map() -> None:
    marks = draw(Mark(code, code) for code in country_codes())

    for mark in marks:
        if mark.dot:
            assert 0 <= mark.dot[0] <= WIDTH, mark
            assert 0 <= mark.dot[1] <= HEIGHT, mark


def test_the_map_is_light() -> None:
    """15 kB compressed is the budget; the marks of a page come on top of it."""
    land = make.STATIC.read_bytes()
    ratified = ["FI", "IE", "AL", "NL", "AR", "BG", "BA", "TJ", "BE", "MK", "SI", "AG", "ES"]
    marks = "".join(mark.path for mark in draw(Mark(code, code) for code in ratified))

    assert len(gzip.compress(land)) < 10_000
    assert len(gzip.compress(marks.encode())) < 2_000


def test_the_land_s_drawing_is_plain_svg() -> None:
    text = make.STATIC.read_text()

    assert text.startswith(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    )
    assert text.count("<path ") == 2
    assert "script" not in text
    assert "style" not in text


def test_the_data_is_what_the_programme_writes() -> None:
    data = json.loads(DATA.read_text())

    assert set(data) == {"shapes", "dots"}
    assert list(data["shapes"]) == sorted(data["shapes"])
    assert "AQ" not in data["shapes"]


# --- How the map is made --------------------------------------------------------------------------


@given(st.floats(-169, 179), st.floats(-55, 80))
def test_the_projection_keeps_areas(longitude: float, latitude: float) -> None:
    """A cell's area on the plane is its area on the globe, whichever its place."""
    step = 0.5
    corners = [(0, 0), (step, 0), (step, step), (0, step), (0, 0)]
    flat = [make.project(longitude + x, latitude + y) for x, y in corners]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(flat))) / 2
    bottom, top = math.radians(latitude), math.radians(latitude + step)
    on_globe = math.radians(step) * (math.sin(top) - math.sin(bottom))

    assert area / on_globe == pytest.approx(1, rel=0.01)


@given(longitudes, latitudes)
def test_all_land_lies_on_the_map(longitude: float, latitude: float) -> None:
    x, y = make.on_map(longitude, latitude)

    assert -1 <= x <= WIDTH + 1
    assert -1 <= y <= HEIGHT + 1


def test_the_map_is_cut_where_there_is_no_land() -> None:
    chukotka, alaska = make.on_map(-169.8, 66), make.on_map(-168.2, 66)

    assert chukotka[0] > WIDTH * 0.8
    assert alaska[0] < WIDTH * 0.2


TOPOLOGY: dict[str, Any] = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    # Two squares of ten degrees that share the arc 0, and far away a speck.
    "arcs": [
        [[20, 0], [0, 10]],
        [[20, 10], [-10, 0], [0, -10], [10, 0]],
        [[20, 10], [10, 0], [0, -10], [-10, 0]],
        [[50, 40], [1, 0], [0, 1], [-1, -1]],
        [[60, 40], [1, 0], [0, 1], [-1, -1]],
        [[70, 40], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "404", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "834", "arcs": [[[-1, -3]], [[3]]]},
                {"type": "Polygon", "id": "010", "arcs": [[4]]},
                {"type": "Polygon", "arcs": [[5]]},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[1, -3]], [[3]]]}]},
    },
}


def test_arcs_are_steps_from_their_first_place() -> None:
    assert make.arcs_of(TOPOLOGY)[1] == [(20, 10), (10, 10), (10, 0), (20, 0)]


def test_a_ring_walks_some_arcs_backwards() -> None:
    arcs = make.arcs_of(TOPOLOGY)

    assert make.ring([-1, -3], arcs) == [
        (20, 10), (20, 0), (30, 0), (30, 10), (20, 10),
    ]  # fmt: skip


def test_countries_by_code_without_antarctica_and_what_has_none() -> None:
    assert list(make.shapes(TOPOLOGY)) == ["KE", "TZ"]


def test_only_what_two_countries_share_is_a_border() -> None:
    assert make.borders(TOPOLOGY) == make.path([make.arcs_of(TOPOLOGY)[0]], closed=False)


def test_land_has_no_borders_inside() -> None:
    assert make.land(TOPOLOGY).count("M") == 2, "two masses, one of two countries"


def test_a_country_too_small_to_be_seen_gets_a_dot_at_its_largest_part() -> None:
    tiny = json.loads(json.dumps(TOPOLOGY))
    tiny["transform"]["scale"] = [0.1, 0.1]

    dots = make.dots(tiny)

    assert make.dots(TOPOLOGY) == {}
    assert set(dots) == {"KE", "TZ"}
    assert dots["KE"] == make.on_map(1.5, 0.5)


def test_steps_that_lead_nowhere_are_left_out() -> None:
    assert make.path([[(0, 0), (0.001, 0), (0, 0)]], closed=True) == ""
