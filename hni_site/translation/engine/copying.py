"""A page's copy in another language, for its translators to fill: saved once, with their words.

Wagtail's `copy_for_translation` saves it with the original's, and a version of that.
"""

from typing import Any

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.log_actions import log
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.models.copying import _copy
from wagtail.signals import copy_for_translation_done


def parent_in(locale: Locale, original: Page) -> Page | None:
    """The page below which it lies in the language; None where there is none."""
    above = original.get_parent()
    if above.is_root():
        return None
    found: Page | None = Page.objects.filter(
        translation_key=above.translation_key, locale=locale
    ).first()
    return found


def copy(original: Any, locale: Locale) -> Any:
    """A draft of it, in memory."""
    page, children = _copy(
        original,
        exclude_fields=original.default_exclude_fields_in_copy + original.exclude_fields_in_copy,
        update_attrs={
            "locale": locale,
            "live": False,
            "has_unpublished_changes": True,
            "live_revision": None,
            "first_published_at": None,
            "last_published_at": None,
            "alias_of": None,
        },
    )
    for child in children.values():
        if isinstance(child, TranslatableMixin):
            child.locale = locale
    return page


def add(original: Any, page: Any, parent: Page, user: Any) -> None:
    """Puts the copy below the parent. Logged."""
    page.draft_title = page.title
    rows = dict(vars(page)["_cluster_related_objects"])
    parent.add_child(instance=page)
    vars(page)["_cluster_related_objects"] = rows  # They are what was written.
    above = original.get_parent()
    log(
        page,
        "wagtail.copy_for_translation",
        user=user,
        data={
            "page": _told(page, page.locale),
            "source": _told(above),
            "destination": _told(parent),
            "keep_live": False,
            "source_locale": _locale(original.locale),
        },
    )
    copy_for_translation_done.send(
        CopyPageForTranslationAction, source_obj=original, target_obj=page
    )


def _told(page: Page, locale: Locale | None = None) -> dict[str, Any]:
    """As Wagtail's own log tells of it."""
    told = {"id": page.pk, "title": page.get_admin_display_title()}
    return {**told, "locale": _locale(locale)} if locale else told


def _locale(locale: Locale) -> dict[str, Any]:
    return {"id": locale.pk, "language_code": locale.language_code}
