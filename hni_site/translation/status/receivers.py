"""What keeps the status up to date: each change is noted, and counted at its end."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, WorkflowState, get_default_page_content_type
from wagtail_localize.models import StringTranslation, Translation, TranslationContext

from hni_site.content_store.building import page_ids_built_ahead
from hni_site.editorial.approving import sign_off_ended, signed_off
from hni_site.foundations.changes import content_changed, touch
from hni_site.translation.status.counting import recount


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    content_changed.connect(_content_changed)
    for signal in (post_save, post_delete):
        signal.connect(_text_written, sender=StringTranslation)
        signal.connect(_sent, sender=Translation)
        signal.connect(_reviewed, sender=WorkflowState)
    post_delete.connect(_page_deleted, sender=Page)
    signed_off.connect(_approved_or_not)
    sign_off_ended.connect(_approved_or_not)


def _content_changed(page_ids: set[int], translations: set[UUID], **kwargs: Any) -> None:
    # What was prepared to go live was approved before; it is as far as it was.
    touched = page_ids - page_ids_built_ahead()
    keys = set(translations)
    if touched:
        others = Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
        others = others.exclude(pk=OuterRef("pk"))
        pages = Page.objects.filter(Exists(others), pk__in=touched, alias_of=None)
        keys.update(pages.values_list("translation_key", flat=True))
    if keys:
        recount(keys)


def _text_written(instance: StringTranslation, **kwargs: Any) -> None:
    if instance.context_id is not None:
        keys = TranslationContext.objects.filter(pk=instance.context_id)
        touch(translations=keys.values_list("object_id", flat=True))


def _sent(instance: Translation, **kwargs: Any) -> None:
    touch(translations=[instance.source.object_id])


def _reviewed(instance: WorkflowState, **kwargs: Any) -> None:
    if instance.base_content_type_id == get_default_page_content_type().pk:
        pages = Page.objects.filter(pk=int(instance.object_id))
        touch(translations=pages.values_list("translation_key", flat=True))


def _page_deleted(instance: Page, **kwargs: Any) -> None:
    touch(translations=[instance.translation_key])


def _approved_or_not(page: Any, **kwargs: Any) -> None:
    touch(translations=[page.translation_key])
