"""Woven patterns: the face of whatever has no picture."""

import re
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.foundations.pages import SitePage
from hni_site.website.cloth import DYES, MOTIFS, Cloth, Motif, cloth, woven
from tests.discovery import PAGE_TYPES, label
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteImageFactory
from tests.factories.news import PressReleasePageFactory, news_index
from tests.factories.pages import translate
from tests.website.html import attributes, element, get_page, texts

RECTANGLE = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z")
COLOURS = ("ground", "one", "two", "three")

seeds = st.text(max_size=40)
dyes = st.sampled_from(list(DYES))


def painted(drawn: Cloth) -> dict[tuple[int, int], str]:
    """What a browser shows at each crossing of the tile."""
    cells = dict.fromkeys(product(range(drawn.width), range(drawn.height)), drawn.ground)
    for layer in drawn.layers:
        assert RECTANGLE.sub("", layer.path) == ""
        for x, y, width, height, back in (map(int, r) for r in RECTANGLE.findall(layer.path)):
            assert width == back
            for cell in product(range(x, x + width), range(y, y + height)):
                assert cells[cell] == drawn.ground, "no crossing is painted twice"
                cells[cell] = layer.colour
    return cells


@pytest.mark.parametrize("motif", MOTIFS.values(), ids=MOTIFS)
def test_the_drawing_is_the_design(motif: Motif) -> None:
    assert painted(woven(motif, COLOURS)) == {
        (x, y): COLOURS[motif.design(x, y)]
        for x, y in product(range(motif.width), range(motif.height))
    }


@pytest.mark.parametrize("motif", MOTIFS.values(), ids=MOTIFS)
def test_a_motif_is_small_and_more_than_a_plain_cloth(motif: Motif) -> None:
    drawn = woven(motif, COLOURS)

    assert len(drawn.layers) >= 2
    assert sum(len(layer.path) for layer in drawn.layers) < 1600


@given(seeds, dyes)
def test_the_same_seed_gives_the_same_cloth(seed: str, dye: str) -> None:
    assert cloth(seed, dye) == cloth(seed, dye)
    assert cloth(seed) == cloth(seed)


@given(seeds, dyes)
def test_a_cloth_has_the_colours_of_its_dye(seed: str, dye: str) -> None:
    drawn = cloth(seed, dye)

    used = {drawn.ground, *(layer.colour for layer in drawn.layers)}
    assert any(used <= set(palette) and drawn.ground == palette[0] for palette in DYES[dye])


def test_seeds_give_different_cloths() -> None:
    every = 3 * len(MOTIFS)  # Each motif in three palettes of the dye.
    assert len({str(cloth(str(seed), "madder")) for seed in range(400)}) == every
    assert len({str(cloth(str(seed))) for seed in range(4000)}) == every * len(DYES)


def test_an_unknown_dye_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        cloth("seed", "beige")


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
def test_each_page_type_has_a_dye(page_type: type[SitePage]) -> None:
    assert page_type.dye in DYES


@pytest.mark.django_db
def test_a_page_without_a_picture_has_a_cloth_of_its_own_in_every_language() -> None:
    # Two of chance look alike now and then: there are not so many cloths.
    page, other = (StandardPageFactory(translation_key=UUID(int=number)) for number in (1, 2))
    urdu = translate(page, "ur")

    own, in_urdu, others = (
        str(element(get_page(p), ".banner svg.cloth")) for p in (page, urdu, other)
    )

    assert own == in_urdu != others


@pytest.mark.django_db
def test_a_picture_takes_the_cloth_s_place() -> None:
    soup = get_page(StandardPageFactory(lead_image=SiteImageFactory()))

    assert soup.select(".banner picture")
    assert not soup.select(".banner .cloth")


@pytest.mark.django_db
def test_the_cloths_of_a_list_have_ids_of_their_own() -> None:
    for _ in range(3):
        PressReleasePageFactory()

    soup = get_page(news_index())

    ids = attributes(soup, "[id]", "id")
    assert len(soup.select(".entry .cloth")) == 3
    assert len(ids) == len(set(ids))
    fills = attributes(soup, ".cloth > rect", "fill")
    assert set(fills) == {f"url(#{pattern})" for pattern in attributes(soup, "pattern", "id")}


@pytest.mark.django_db
def test_drawings_know_no_decimal_comma() -> None:
    """French writes 2,5; SVG doesn't."""
    for _ in range(3):
        PressReleasePageFactory()

    soup = get_page(translate(news_index(), "fr"))

    drawn = attributes(soup, "pattern", "patterntransform") or attributes(
        soup, "pattern", "patternTransform"
    )
    assert drawn
    assert not [value for value in drawn if "," in value]
    assert texts(soup, "html > body h1")
