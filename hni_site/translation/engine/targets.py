"""wagtail-localize's `TranslationSource.create_or_update_translation`, for pages.

The stock method writes a draft's words on the page's own row: of a public page readers would see
them at once, unread by any reviewer. Here a draft is a version of the page, as everywhere in
Wagtail. It also saves a new page three times and a changed one twice; here each is saved once.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import TranslationLog, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

from hni_site.foundations.steps import one_step, savepoints
from hni_site.translation.engine import copying
from hni_site.translation.engine.rows import Rows
from hni_site.translation.engine.segments import original_of

Stock = Callable[..., tuple[Any, bool]]


def in_one_step(stock: Callable[..., None]) -> Callable[..., None]:
    """`TranslationCreator.create_translations`: what is counted and queued is so once, at its end;
    the stock one does it after each of its ten rows."""

    @wraps(stock)
    def create_translations(*args: Any, **kwargs: Any) -> None:
        with one_step():
            stock(*args, **kwargs)

    return create_translations


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
        # From memory, where Django keeps them all.
        self.specific_content_type = ContentType.objects.get_for_id(self.specific_content_type_id)
        if not issubclass(self.specific_content_type.model_class(), Page):
            with savepoints():
                return stock(self, locale, user, publish, copy_parent_pages, fallback)
        with one_step():
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
    original = original_of(source)
    model = type(original)
    page = model.objects.filter(translation_key=source.object_id, locale=locale).first()
    is_new = page is None
    parent = copying.parent_in(locale, original) if page is None else None
    if page is None and parent is None:
        # The home page, or one whose parents are brought into the language first.
        page = original.copy_for_translation(locale, copy_parents=copy_parents)
    elif page is None:
        page = copying.copy(original, locale)
    elif page.alias_of_id:
        _stop_being_an_alias(page, user)
    rows = Rows(page)
    before = {field.name: field.value_from_object(page) for field in model._meta.fields}
    copy_synchronised_fields(original, page)
    segments = source._get_segments_for_translation(locale, fallback=fallback)
    ingest_segments(original, page, source.locale, locale, segments)
    rows.keep()
    page.slug = slugify(page.slug, allow_unicode=True)
    if parent or page.slug != before["slug"]:
        page.slug = find_available_slug(
            parent or page.get_parent(), page.slug, ignore_page_id=page.pk
        )
    page._is_site_root = original.is_site_root()  # The same, and else asked at each save.
    if parent:
        copying.add(original, page, parent, user)
    # What the row or the original's refers to is there; to look for each is a query.
    known = {
        field.name
        for field in model._meta.fields
        if isinstance(field, ForeignKey)
        and field.value_from_object(page) in (before[field.name], field.value_from_object(original))
    }
    # Its place in the tree and its language stay, and the database watches over them.
    page.full_clean(exclude={*known, "locale"}, validate_unique=False)
    if not page.live and not parent:
        with rows.set_aside():
            page.save(clean=False)
    version = page.save_revision(user=user, clean=False)
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
