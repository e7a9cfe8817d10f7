"""The rules of the shared blocks, from both sides. A draft may be unfinished, but not wrong."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import Block

from hni_site.foundations.blocks import (
    BodyStreamBlock,
    CallToActionBlock,
    GalleryBlock,
    PictureBlock,
    TextTableBlock,
)
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteImageFactory

pytestmark = pytest.mark.django_db


def accepts(block: Block, value: Any) -> bool:
    return _cleans(block.clean, block, value)


def accepts_in_draft(block: Block, value: Any) -> bool:
    return _cleans(block.clean_deferred, block, value)


def _cleans(clean: Any, block: Block, value: Any) -> bool:
    try:
        clean(block.normalize(value))
    except ValidationError:
        return False
    return True


def picture(**parts: Any) -> dict[str, Any]:
    image = {"image": SiteImageFactory(), "alt_text": "", "decorative": False, **parts}
    return {"image": image, "caption": "", "credit": ""}


def test_picture_needs_an_alternative_text_unless_it_is_decoration() -> None:
    block = PictureBlock()

    assert accepts(block, picture(alt_text="A woven pattern"))
    assert accepts(block, picture(decorative=True))
    assert not accepts(block, picture())
    assert accepts_in_draft(block, picture())


def test_picture_needs_a_picture() -> None:
    assert not accepts(PictureBlock(), picture(image=None, alt_text="A woven pattern"))


def test_gallery_needs_two_pictures() -> None:
    one = picture(alt_text="A woven pattern")

    assert accepts(GalleryBlock(), {"images": [one, one]})
    assert not accepts(GalleryBlock(), {"images": [one]})
    assert accepts_in_draft(GalleryBlock(), {"images": [one]})


def call_to_action(**target: Any) -> dict[str, Any]:
    return {"text": "", "label": "Read on", "page": None, "url": "", **target}


def test_call_to_action_leads_to_exactly_one_target() -> None:
    block, page = CallToActionBlock(), StandardPageFactory()

    assert accepts(block, call_to_action(page=page))
    assert accepts(block, call_to_action(url="https://www.ilo.org/"))
    assert not accepts(block, call_to_action())
    assert accepts_in_draft(block, call_to_action())
    both = call_to_action(page=page, url="https://www.ilo.org/")
    assert not accepts(block, both)
    assert not accepts_in_draft(block, both)


def table(*headings: str) -> dict[str, Any]:
    return {
        "caption": "",
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": ["147"] * len(headings)}],
    }


def test_table_needs_a_heading() -> None:
    block = TextTableBlock()

    assert accepts(block, table("Who", ""))
    assert not accepts(block, table("", ""))
    assert not accepts(block, None)
    assert accepts_in_draft(block, table("", ""))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("paragraph", ""),
        ("heading", {"text": "", "level": "h2"}),
        ("heading", {"text": "A section", "level": "h1"}),
        ("quote", {"text": "", "attribution": "Sample Person", "role": ""}),
        ("pull_text", {"text": ""}),
        ("key_figure", {"value": "", "unit": "workers", "source": "ILO"}),
        ("key_figure", {"value": "260 million", "unit": "", "source": "ILO"}),
        ("key_figure", {"value": "260 million", "unit": "workers", "source": ""}),
        ("document", {"document": None, "title": "A report"}),
        ("embed", {"url": "", "caption": ""}),
        ("embed", {"url": "https://example.org/not-a-video", "caption": ""}),
        ("call_to_action", {"label": "", "url": "https://www.ilo.org/"}),
        ("call_to_action", {"label": "Read", "url": "javascript:alert(1)"}),
        ("key_figure", {"value": "1", "unit": "a", "source": "b", "source_url": "javascript:1"}),
    ],
)
def test_blocks_refuse_what_is_empty_or_wrong(name: str, value: Any) -> None:
    block = BodyStreamBlock().child_blocks[name]

    assert not accepts(block, value)


def test_one_picture_used_twice_keeps_both_alternative_texts() -> None:
    image, body = SiteImageFactory(), BodyStreamBlock()
    uses = [("At the loom", False), ("At home", False), ("", True)]
    stored = [
        {
            "type": "image",
            "id": str(place),
            "value": {"image": {"image": image.pk, "alt_text": text, "decorative": decorative}},
        }
        for place, (text, decorative) in enumerate(uses)
    ]

    documents = [block.block.to_document(block.value) for block in body.to_python(stored)]

    assert [document.alt for document in documents] == ["At the loom", "At home", ""]
