"""What reviewers approved goes into the memory when readers have it: no text under embargo does."""

from typing import Any

from django.db.models import Exists, OuterRef
from django_tasks import task
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from hni_site.editorial.sign_off import pages_in_force
from hni_site.foundations.changes import content_changed
from hni_site.translation.memory.engine import units_of
from hni_site.translation.memory.remembering import remember


def connect() -> None:
    """Connects the receiver. Called once, when the app is ready."""
    content_changed.connect(_content_changed)


def _content_changed(page_ids: set[int], **kwargs: Any) -> None:
    if not page_ids:
        return
    made = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    pages = Page.objects.filter(
        Exists(made), pk__in=page_ids, live=True, has_unpublished_changes=False
    )
    approved = pages.filter(pk__in=pages_in_force())
    if found := sorted(approved.values_list("pk", flat=True)):
        remember_pages.enqueue(found)


@task()
def remember_pages(page_ids: list[int]) -> None:
    """Remembers the texts of public translations, as far as they are what is public."""
    pages = Page.objects.filter(pk__in=page_ids, live=True, has_unpublished_changes=False)
    for page in pages:
        translation = (
            Translation.objects.filter(
                source__object_id=page.translation_key, target_locale=page.locale_id
            )
            .select_related("source")
            .first()
        )
        newer = StringTranslation.objects.filter(
            locale=page.locale_id,
            context__object=page.translation_key,
            updated_at__gt=page.last_published_at,
        )
        if translation is not None and not newer.exists():
            remember(units_of(translation, is_approved=True), replacing=True)
