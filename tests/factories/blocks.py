"""Values for the blocks of a body."""

import copy
import datetime
from typing import Any

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page


def picture(image: AbstractImage, alt_text: str = "A woven pattern") -> dict[str, Any]:
    """The value of a picture block."""
    # Wagtail keeps the alternative text on the picture itself, so that each use needs its own.
    return {
        "image": {"image": copy.copy(image), "alt_text": alt_text, "decorative": not alt_text},
        "caption": "A caption",
        "credit": "",
    }


def every_body_block(
    image: AbstractImage, document: AbstractDocument, page: Page
) -> list[tuple[str, Any]]:
    """A body with each kind of block once; the blocks that link lead to the page."""
    return [
        ("paragraph", f'<p>Running <a linktype="page" id="{page.pk}">text</a>.</p>'),
        ("heading", {"text": "A section", "level": "h2"}),
        ("quote", {"text": "Our work is work.", "attribution": "Sample Person", "role": "Chair"}),
        ("image", picture(image)),
        ("gallery", {"images": [picture(image), picture(image, alt_text="")]}),
        (
            "key_figure",
            {
                "value": "260 million",
                "unit": "home-based workers",
                "as_of": datetime.date(2019, 12, 31),
                "source": "ILO",
                "source_url": "https://www.ilo.org/",
            },
        ),
        ("pull_text", {"text": "Decent work for all."}),
        ("document", {"document": document, "title": ""}),
        ("embed", {"url": "https://vimeo.com/1", "caption": "A recording"}),
        ("call_to_action", {"text": "Why", "label": "Read on", "page": page, "url": ""}),
        ("related_pages", {"heading": "Read more", "pages": [page]}),
        (
            "table",
            {
                "caption": "Workers in 2019",
                "columns": [
                    {"type": "text", "heading": "Who"},
                    {"type": "text", "heading": "Million"},
                ],
                "rows": [{"values": ["Women", "147"]}, {"values": ["All", "260"]}],
            },
        ),
    ]
