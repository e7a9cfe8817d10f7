"""Every field says once whether translators get it; texts do, unless there is a reason."""

from typing import Any

import pytest
from django.db import models
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from tests.discovery import label, translatable_models

# Wagtail's own, on each page's Settings tab, and the notes editors leave each other.
NOT_CONTENT = {"go_live_at", "expire_at", "comments", "comment_notifications"}

# Texts that are the same in every language.
NOT_TRANSLATED = {
    "lead_image_credit": "A credit is printed as it was given.",
    "code": "Scripts and filters rely on it.",
    "country": "A code; its name comes from CLDR.",
    "region": "A code; its name comes from the catalogue.",
    "change_kind": "A code; its name comes from the catalogue.",
    "kind": "A code; its name comes from the catalogue.",
    "body": "A code of Person's; its name comes from the catalogue.",
    "organisation_type": "A code; its name comes from the catalogue.",
    "time_zone": "A code.",
    "phone": "A number.",
    "whatsapp": "A number.",
    "ordering_phone": "A number.",
    "ordering_whatsapp": "A number.",
}

# What must be one and the same in all languages: no translator may change it.
NOT_OVERRIDABLE = {
    "news.PressReleasePage": {"dateline_date"},
    "news.EventPage": {"start", "end", "time_zone"},
    "bazaar_pages.AffiliatePage": {"country"},
    "bazaar_pages.BazaarListingPage": {"affiliate"},
    "bazaar_pages.ProductCategory": {"code"},
}

each_model = pytest.mark.parametrize("model", translatable_models(), ids=label)


def editable(model: Any) -> set[str]:
    """The names of all that an editor can change in the model's form."""
    panels = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    form = panels.get_form_class()
    return {*form.base_fields, *form.formsets} - NOT_CONTENT


@each_model
def test_every_editable_field_is_named_exactly_once(model: Any) -> None:
    names = [field.field_name for field in model.translatable_fields]

    assert sorted(names) == sorted(editable(model))


@each_model
def test_texts_are_translated(model: Any) -> None:
    for field in model.translatable_fields:
        column = model._meta.get_field(field.field_name)
        is_text = isinstance(column, models.CharField | models.TextField | StreamField)
        is_text = is_text and not isinstance(column, models.URLField | models.EmailField)
        if isinstance(column, RichTextField | StreamField):
            assert isinstance(field, TranslatableField), column.name
        elif is_text:
            expected = column.name not in NOT_TRANSLATED
            assert isinstance(field, TranslatableField) is expected, column.name


@each_model
def test_what_is_one_for_all_languages_cannot_be_overridden(model: Any) -> None:
    fixed = {
        field.field_name
        for field in model.translatable_fields
        if not isinstance(field, TranslatableField) and not field.overridable
    }

    assert fixed == NOT_OVERRIDABLE.get(label(model), set())
