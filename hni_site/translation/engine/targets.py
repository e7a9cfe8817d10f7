"""wagtail-localize's `TranslationSource.create_or_update_translation`, for pages.

The stock method writes a draft's words on the page's own row: of a public page readers would see
them at once, unread by any reviewer. Here a draft is a version of the page, as everywhere in
Wagtail.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import TranslationLog, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

from hni_site.foundations.changes import content_changes

Stock = Callable[..., tuple[Any, bool]]


def with_drafts(stock: Stock) -> Stock:
    """The method for sources of pages; `stock` is for snippets."""

    @wraps(stock)
    def create_or_update_translation(
        self: TranslationSource,
        locale: Locale,
        user: Any = None,
        publish: bool = True,
        copy_parent_pages: bool = False,
        fallback: bool = False,
    ) -> tuple[Any, bool]:
        if not issubclass(self.specific_content_type.model_class(), Page):
            return stock(self, locale, user, publish, copy_parent_pages, fallback)
        with content_changes():
            return _put_together(self, locale, user, publish, copy_parent_pages, fallback)

    return create_or_update_translation


def _put_together(
    source: TranslationSource,
    locale: Locale,
    user: Any,
    publish: bool,
    copy_parents: bool,
    fallback: bool,
) -> tuple[Page, bool]:
    original = source.as_instance()
    model = type(original)
    page = model.objects.filter(translation_key=source.object_id, locale=locale).first()
    is_new = page is None
    if page is None:
        page = original.copy_for_translation(locale, copy_parents=copy_parents)
    elif page.alias_of_id:
        _stop_being_an_alias(page, user)
    copy_synchronised_fields(original, page)
    segments = source._get_segments_for_translation(locale, fallback=fallback)
    ingest_segments(original, page, source.locale, locale, segments)
    page.slug = find_available_slug(
        page.get_parent(), slugify(page.slug, allow_unicode=True), ignore_page_id=page.pk
    )
    if not page.live:
        page.save()
    version = page.save_revision(user=user)
    source.sync_view_restrictions(original, page)
    if publish:
        transaction.on_commit(version.publish)
    TranslationLog.objects.create(source=source, locale=locale, revision=version)
    return page, is_new


def _stop_being_an_alias(page: Any, user: Any) -> None:
    """Its row keeps its source's words until the first version of its own is public."""
    page.alias_of_id = None
    page.save(update_fields=["alias_of_id"], clean=False)
    told = {"page": {"id": page.pk, "title": page.get_admin_display_title()}}
    log(page, "wagtail.convert_alias", user=user, data=told)
