"""What a translator does, in a few lines: everything offered gets `<language>: ` put before it."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from django.test import TestCase
from django.utils.html import strip_tags
from wagtail.blocks import (
    Block,
    CharBlock,
    ChoiceBlock,
    EmailBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from hni_site.editorial.gate import waived
from tests.factories.pages import locale

NOT_TEXT = ChoiceBlock | EmailBlock | URLBlock


def submit(instance: TranslatableMixin, *languages: str) -> None:
    """Submits for translation, as the admin's form does."""
    translate_object(instance, [locale(language) for language in languages])


def offered(instance: TranslatableMixin) -> list[str]:
    """Every text the translator is offered, without markup."""
    segments = StringSegment.objects.filter(source=source_of(instance)).order_by("order")
    return [strip_tags(segment.string.data) for segment in segments.select_related("string")]


def source_of(instance: TranslatableMixin) -> TranslationSource:
    return TranslationSource.objects.get_for_instance(instance)


def finish(
    instance: TranslatableMixin, language: str, *, publish: bool = True, signed_off: bool = True
) -> Any:
    """Translates everything that is offered; gives the translation."""
    source = source_of(instance)
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale(language),
            context=segment.context,
            defaults={"data": _translated(segment.string.data, language)},
        )
    translation = Translation.objects.get(source=source, target_locale=locale(language))
    approval = waived() if signed_off else nullcontext()
    # It publishes after the commit.
    with approval, TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=publish)
    model = type(instance)
    return model.objects.get(
        translation_key=instance.translation_key, locale__language_code=language
    )


def _translated(text: str, language: str) -> str:
    return f"{language}: {text}"


def texts_in(block: Block, value: Any) -> Iterator[str]:
    """Every text an editor wrote into a block's value, without markup."""
    if isinstance(block, StreamBlock):
        for child in value:
            yield from texts_in(child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            yield from texts_in(child.block, child.value)
    elif isinstance(block, ImageBlock):
        yield from filter(None, [value and value.contextual_alt_text])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from texts_in(child, value[name])
    elif isinstance(block, TypedTableBlock):
        yield from filter(None, [value.caption, *(c["heading"] for c in value.columns)])
        for row in value.row_data:
            yield from filter(None, row["values"])
    elif isinstance(block, RichTextBlock):
        yield from filter(None, [strip_tags(value.source)])
    elif isinstance(block, CharBlock | TextBlock) and not isinstance(block, NOT_TEXT):
        yield from filter(None, [value])
