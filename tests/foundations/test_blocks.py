"""Every block an editor can add, found in the models: what convention asks of each."""

import json
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils.functional import Promise
from pydantic import BaseModel, TypeAdapter
from wagtail.admin.icons import get_icons
from wagtail.blocks import Block, StructBlock

from hni_site.foundations.blocks import document_of
from hni_site.foundations.blocks.document import DocumentedBlock
from tests.discovery import (
    PAGE_TYPES,
    descendants,
    every_block,
    factory_of,
    label,
    stream_blocks,
    stream_fields,
)
from tests.factories.home import PersonFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory

pytestmark = pytest.mark.django_db

BLOCKS = sorted(stream_blocks().values(), key=label)
each_block = pytest.mark.parametrize("block", BLOCKS, ids=label)
each_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)


@pytest.fixture
def media() -> None:
    """What the previews of blocks show."""
    SiteImageFactory()
    SiteDocumentFactory()
    PersonFactory()


@each_block
def test_has_what_the_editor_and_the_website_need(block: Block) -> None:
    assert isinstance(block, DocumentedBlock)
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    assert block.meta.icon != "placeholder", "a block says with its icon what it is"
    assert str(block.label)
    get_template(block.meta.template)


@each_block
def test_what_a_block_says_about_itself_can_be_translated(block: Block) -> None:
    for part in descendants(block):
        for name in ("label", "help_text", "description"):
            text = getattr(part.meta, name, None)
            assert not text or isinstance(text, Promise), f"mark {text!r} with gettext_lazy"


@each_block
def test_preview_is_a_value_the_form_accepts(block: Block, media: None) -> None:
    assert block.is_previewable
    block.clean(block.get_preview_value())


@each_block
def test_renders_from_its_preview(block: Block, media: None) -> None:
    assert block.render(block.get_preview_value()).strip()


@each_block
def test_renders_on_a_site_without_pictures_and_files(block: Block) -> None:
    block.render(block.get_preview_value())


@each_block
def test_preview_in_the_admin(block: Block, media: None, admin_client: Client) -> None:
    url = reverse("wagtailadmin_block_preview")

    response = admin_client.get(url, {"id": block.definition_prefix})

    assert response.status_code == 200
    assert str(block.label) in response.content.decode()


@each_block
def test_needs_no_more_than_what_is_required(block: Block, media: None) -> None:
    """A value stored before a field existed, or written by a script, lacks what is optional."""
    if not isinstance(block, StructBlock):
        return
    full = block.get_prep_value(block.get_preview_value())
    required = {
        name: full[name]
        for name, part in block.child_blocks.items()
        if part.required or isinstance(part, StructBlock)
    }
    value = block.to_python(required)

    document = block.to_document(value)

    assert document is None or isinstance(document, BaseModel)
    assert "None" not in block.render(value)


@each_page_type
def test_documents_have_the_shape_that_the_page_type_declares(
    page_type: type[Any], media: None
) -> None:
    for field in stream_fields(page_type):
        page = factory_of(page_type)(**{field.name: every_block(field)})
        page = page_type.objects.get(pk=page.pk)
        shape = TypeAdapter(page_type.document_schema.model_fields[field.name].annotation)

        part = page.document_parts()[field.name]

        assert len(part) == len(field.stream_block.child_blocks)
        shape.validate_python(part)


@each_page_type
def test_every_block_of_a_body_says_its_type_and_keeps_its_id(
    page_type: type[Any], media: None
) -> None:
    for field in stream_fields(page_type):
        if len(field.stream_block.child_blocks) == 1:
            continue  # A list of one kind: its items need no type.
        page = factory_of(page_type)(**{field.name: every_block(field)})
        stream = getattr(page_type.objects.get(pk=page.pk), field.name)

        found = [(block["type"], block["id"]) for block in document_of(stream)]

        assert found == [(child.block_type, child.id) for child in stream]


@each_block
def test_wagtails_own_api_form_is_the_document_too(block: Block, media: None) -> None:
    value = block.get_preview_value()
    document = block.to_document(value)

    form = block.get_api_representation(value)

    json.dumps(form)
    assert form == (
        document.model_dump(mode="json") if isinstance(document, BaseModel) else document
    )
