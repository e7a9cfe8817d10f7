"""What networks show of a page that has no picture: a card woven in the page's own pattern.

Without words: networks set the title beside it, and no server has fonts for every script.
"""

import io

from django.apps import apps
from django.http import HttpRequest
from PIL import Image, ImageColor, ImageDraw

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.delivery.answers import Answer
from hni_site.delivery.errors import NotFound
from hni_site.website.cloth import Motif, motif_and_dyes

WIDTH, HEIGHT = 1200, 630  # As networks ask for: 1.91 to 1.
CROSSING = 15  # Pixels.
# The newsroom's mark (`components/mark.html`), in its own units of 40 by 40.
MARK = (
    ((20, 1), (40, 15), (40, 22), (20, 8), (0, 22), (0, 15)),
    ((7, 20), (14, 15), (14, 23), (7, 23)),
    ((7, 32), (14, 32), (14, 40), (7, 40)),
    ((26, 15), (33, 20), (33, 40), (26, 40)),
    ((2, 24), (25, 24), (25, 31), (2, 31)),
    ((34, 24), (38, 24), (38, 31), (34, 31)),
)
MARK_SIZE, BORDER = 260, 60


def share_card(request: HttpRequest, pk: int) -> Answer:
    """PNG. NotFound where there is no such public page."""
    public = ContentItem.objects.filter(pk=pk, state=State.LIVE)
    row = public.values_list("type", "translation_key").first()
    if row is None:
        raise NotFound("There is no such page.")
    label, key = row
    motif, dyes = motif_and_dyes(str(key), apps.get_model(label).dye)
    return Answer(draw(motif, dyes), tags=(f"page-{pk}",), content_type="image/png")


def draw(motif: Motif, dyes: tuple[str, ...]) -> bytes:
    """The card: cloth all over, and on a plain field in its middle the mark."""
    across, down = WIDTH // CROSSING, HEIGHT // CROSSING
    card = Image.new("P", (across, down))
    card.putpalette([part for dye in dyes for part in ImageColor.getrgb(dye)])
    crossings = ((x, y) for y in range(down) for x in range(across))
    card.putdata([motif.design(x % motif.width, y % motif.height) for x, y in crossings])
    card = card.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)
    pen = ImageDraw.Draw(card)
    side = MARK_SIZE + 2 * BORDER
    left, top = (WIDTH - side) // 2, (HEIGHT - side) // 2
    pen.rectangle((left, top, left + side, top + side), fill=0)
    scale = MARK_SIZE / 40
    for shape in MARK:
        points = [(left + BORDER + x * scale, top + BORDER + y * scale) for x, y in shape]
        pen.polygon(points, fill=2)
    written = io.BytesIO()
    card.save(written, "PNG", optimize=True)
    return written.getvalue()
