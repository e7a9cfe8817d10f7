"""Whatever an editor writes anywhere, a translator is offered it, and it arrives translated."""

import re
from typing import Any

import pytest
from django.db import models
from wagtail.fields import RichTextField
from wagtail_localize.fields import TranslatableField

from hni_site.editorial.gate import waived
from hni_site.foundations.pages import SitePage
from tests.discovery import PAGE_TYPES, every_block, factory_of, label, stream_fields
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.translation.work import finish, offered, submit, texts_in

pytestmark = pytest.mark.django_db

each_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)


def full_page(page_type: type[SitePage]) -> Any:
    """A live page with each block of each stream, and a text in each text field."""
    SiteImageFactory()
    SiteDocumentFactory()
    streams = {field.name: every_block(field) for field in stream_fields(page_type)}
    page = factory_of(page_type)(**streams)
    for field in text_fields(page_type):
        if not getattr(page, field.name):
            text = f"Words in {field.name}"
            setattr(page, field.name, f"<p>{text}</p>" if is_rich(field) else text)
    if page.lead_image_caption:
        page.lead_image = SiteImageFactory()
    with waived():
        page.save()
    return page_type.objects.get(pk=page.pk)


def text_fields(page_type: type[SitePage]) -> list[Any]:
    """The fields that hold one text each and are translated."""
    fields = [
        page_type._meta.get_field(translatable.field_name)
        for translatable in page_type.translatable_fields
        if isinstance(translatable, TranslatableField)
    ]
    return [
        field
        for field in fields
        if isinstance(field, models.CharField | models.TextField) and field.name != "slug"
    ]


def is_rich(field: Any) -> bool:
    return isinstance(field, RichTextField)


def texts_of(page: SitePage) -> list[str]:
    """Every text on the page, without markup."""
    fields = [re.sub("<[^>]*>", "", getattr(page, f.name)) for f in text_fields(type(page))]
    streams = [
        text
        for field in stream_fields(type(page))
        for text in texts_in(field.stream_block, getattr(page, field.name))
    ]
    return fields + streams


@each_page_type
def test_offered_and_arrives(page_type: type[SitePage]) -> None:
    page = full_page(page_type)
    texts = texts_of(page)
    assert all(texts)

    submit(page, "es")

    assert sorted(set(offered(page)) - {page.slug}) == sorted(set(texts))
    spanish = finish(page, "es")
    assert texts_of(spanish) == [f"es: {text}" for text in texts]
    assert spanish.live
    assert spanish.build_document().meta.locale == "es"
