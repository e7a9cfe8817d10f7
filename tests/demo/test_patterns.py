"""Woven pictures."""

import itertools

import pytest

from hni_site.demo.files import descriptions
from hni_site.demo.patterns import DESIGNS, THREAD, WEAVES, Cloth, draw

PALETTE = ["#1f3a5f", "#d98e2b", "#f3e9d2"]


@pytest.mark.parametrize(("weave", "design"), list(itertools.product(WEAVES, DESIGNS)))
def test_every_weave_shows_every_design(weave: str, design: str) -> None:
    picture = draw("a name", Cloth(weave, design, PALETTE, (48, 40)))
    assert picture.size == (48 * THREAD, 40 * THREAD)
    assert picture.mode == "RGB"
    colours = picture.resize((48, 40)).get_flattened_data()
    lights = [sum(colour) for colour in colours if isinstance(colour, tuple)]
    brightest, darkest = max(lights), min(lights)
    assert brightest - darkest > 150


def test_the_same_name_gives_the_same_picture() -> None:
    cloth = Cloth("plain", "diamonds", PALETTE, (20, 20))
    assert draw("one", cloth).tobytes() == draw("one", cloth).tobytes()
    assert draw("one", cloth).tobytes() != draw("two", cloth).tobytes()


def test_an_unknown_design_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw("one", Cloth("plain", "paisley", PALETTE, (20, 20)))


def test_every_picture_is_described_in_every_language() -> None:
    assert all({"en", "es", "fr", "ur"} <= texts.keys() for texts in descriptions().values())
