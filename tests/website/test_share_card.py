"""What networks show of a page: its picture, or a card in its pattern."""

import io

import pytest
from django.test import Client
from PIL import Image

from hni_site.website.cloth import DYES, MOTIFS
from hni_site.website.share_card import draw
from tests.factories.home import StandardPageFactory
from tests.factories.pages import translate
from tests.website.html import attributes, get

# What a page says is the same on every database.
pytestmark = pytest.mark.only_on("sqlite")


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_card_is_small_and_of_its_colours(motif: str) -> None:
    for palettes in DYES.values():
        png = draw(MOTIFS[motif], palettes[0])
        card = Image.open(io.BytesIO(png)).convert("RGB")

        assert card.size == (1200, 630)
        assert len(png) < 12_000
        assert len(card.getcolors() or []) >= 3


@pytest.mark.django_db
def test_a_page_without_a_picture_has_a_card(client: Client) -> None:
    page = StandardPageFactory()
    urdu = translate(page, "ur")
    address, other = (
        attributes(get(one.url), "meta[property='og:image']", "content")[0] for one in (page, urdu)
    )
    card = client.get(address)

    assert card["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(card.content)).size == (1200, 630)
    assert card.content == client.get(other).content  # The same cloth in every language.
    page.unpublish()
    assert client.get(address).status_code == 404
    assert client.get("/share/99999999999999999999999.png").status_code == 404
