"""How much a phone loads for the first screen of a page, as the website would serve it."""

import gzip
import logging
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from hni_site.media.sources import renditions
from hni_site.publishing.checklist.parts import Weight
from hni_site.stylesheet import assembled

logger = logging.getLogger(__name__)

_STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
# A phone of 360 points with two pixels to each, as wide as the website shows a lead picture there.
PHONE_PICTURE = 662
BEST = "image/avif"


def weigh(page: Any) -> Weight | None:
    """Renders the page as readers would get it; None where it can't be rendered as it is.

    HTML and style sheets compressed, as a server sends them; of the pictures the lead one, since
    all others load when one scrolls to them.
    """
    response = page.make_preview_request()
    if response.status_code != 200:
        logger.warning("Page %s was not weighed: status %s", page.pk, response.status_code)
        return None
    html = response.content
    sheets = _STYLE_SHEET.findall(html.decode())
    return Weight(
        html=_compressed(html),
        css=sum(_compressed(_static(url)) for url in sheets),
        pictures=_lead_picture(page),
    )


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def _static(url: str) -> bytes:
    """The content of a static file by its URL; nothing where it isn't ours."""
    name = url.removeprefix(settings.STATIC_URL)
    if path := finders.find(name):
        return _whole(Path(path))
    if staticfiles_storage.exists(name):  # With the hash of its content in its name.
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    return b""


def _whole(file: Path) -> bytes:
    """What the file is in production: a style sheet with its parts."""
    if file.suffix != ".css":
        return file.read_bytes()
    return assembled(file.read_text(), lambda name: (file.parent / name).read_text()).encode()


def _lead_picture(page: Any) -> int:
    """Bytes of the lead picture in the size and format that the phone chooses; 0 without one."""
    if page.lead_image is None:
        return 0
    best = [made for media_type, made in renditions(page.lead_image) if media_type == BEST]
    wide_enough = [made for made in best if made.width >= PHONE_PICTURE]
    chosen = wide_enough[:1] or best[-1:]
    return sum(int(made.file.size) for made in chosen)
