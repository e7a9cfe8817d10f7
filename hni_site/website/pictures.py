"""Pictures as the website shows them: every format and size, for the browser to choose from."""

from typing import NamedTuple

from hni_site.media.models import SiteImage
from hni_site.media.sources import renditions

# How wide a picture stands on the page, for `sizes`: keep in step with the stylesheet.
LAYOUTS = {
    "text": "(min-width: 46rem) 40rem, 88vw",
    "wide": "(min-width: 80rem) 72rem, 88vw",
    "banner": "(min-width: 56rem) 44vw, 88vw",
    "lead": "(min-width: 64rem) 40rem, 88vw",
    "card": "(min-width: 60rem) 21rem, (min-width: 40rem) 44vw, 88vw",
    "small": "9rem",
}
# What a browser without <picture> loads.
_FALLBACK_WIDTH = 640


class Picture(NamedTuple):
    sources: list[tuple[str, str]]
    """(media type, srcset), best format first; without JPEG, which every browser reads."""
    srcset: str
    src: str
    """Empty for a new picture whose sizes are still being made."""
    width: int
    height: int
    placeholder: str
    sizes: str


def picture(image: SiteImage, layout: str) -> Picture:
    """The picture's sources. Raises KeyError for a layout that isn't one of LAYOUTS."""
    by_type: dict[str, list[tuple[str, int]]] = {}
    for media_type, rendition in renditions(image):
        by_type.setdefault(media_type, []).append((rendition.url, rendition.width))
    srcsets = {
        media_type: ", ".join(f"{url} {width}w" for url, width in sizes)
        for media_type, sizes in by_type.items()
    }
    jpegs = by_type.get("image/jpeg", [("", 0)])
    return Picture(
        sources=[
            (media_type, s) for media_type, s in srcsets.items() if media_type != "image/jpeg"
        ],
        srcset=srcsets.get("image/jpeg", ""),
        src=next((url for url, width in jpegs if width >= _FALLBACK_WIDTH), jpegs[-1][0]),
        width=image.width,
        height=image.height,
        placeholder=image.placeholder,
        sizes=LAYOUTS[layout],
    )
