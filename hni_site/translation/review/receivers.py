"""A translation follows its original: never public before it, never approved of another text."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from hni_site.editorial import sign_off
from hni_site.editorial.approving import about_to_be_approved, sign_off_ended, signed_off
from hni_site.editorial.enums import ChangeKind, SignOffKind
from hni_site.foundations.changes import about_to_be_public, touch
from hni_site.foundations.pages import SitePage
from hni_site.translation.engine.sources import renew, source_of
from hni_site.translation.review.demands import demand_whole
from hni_site.translation.status.models import SourceVersion, TranslationStatus
from hni_site.translation.status.signals import source_renewed


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    about_to_be_approved.connect(_demand_whole)
    signed_off.connect(_signed_off)
    sign_off_ended.connect(_sign_off_ended)
    about_to_be_public.connect(_about_to_be_public)
    page_published.connect(_published)
    source_renewed.connect(_source_renewed)


def _demand_whole(page: Any, **kwargs: Any) -> None:
    if sign_off.is_translation(page):
        demand_whole(page)


def _signed_off(page: Any, user: Any, **kwargs: Any) -> None:
    if not sign_off.is_translation(page):
        renew(page)
        return
    _note_version(page)
    if not page.is_under_embargo and not sign_off.waits_for_original(page):
        # Whoever reviews the language decides that readers get it.
        page.get_latest_revision().publish(user=user, skip_permission_checks=True)


def _note_version(page: Any) -> None:
    """Remembers of which text the approved one is a translation."""
    versions = SourceVersion.objects.filter(
        source__object=page.translation_key, source__translations__target_locale=page.locale_id
    )
    latest = versions.order_by("-number").values_list("pk", flat=True).first()
    rows = TranslationStatus.objects.filter(
        translation_key=page.translation_key, locale=page.locale_id
    )
    rows.update(approved_version=latest)
    touch(translations=[page.translation_key])


def _sign_off_ended(page: Any, user: Any, **kwargs: Any) -> None:
    """The text of an original that was not public yet is being changed once more."""
    if not page.live and source_of(page) is not None:
        _end_of_hidden(page, user)


def _source_renewed(source: Any, version: SourceVersion, **kwargs: Any) -> None:
    """What was approved, and is not public yet, was approved of another text."""
    original = Page.objects.filter(
        translation_key=source.object_id, locale=source.locale_id
    ).first()
    touch(translations=[source.object_id])
    if original is not None and version.change_kind == ChangeKind.MAJOR:
        _end_of_hidden(original, None)


def _end_of_hidden(original: Page, user: Any) -> None:
    hidden = Page.objects.filter(
        translation_key=original.translation_key, live=False, alias_of=None
    ).exclude(pk=original.pk)
    for page in hidden.specific():
        if sign_off.kind_of(page) == SignOffKind.TRANSLATION:
            sign_off.end(page, user)
            page.after_sign_off_ended(user)


def _about_to_be_public(page: Any, **kwargs: Any) -> None:
    if not sign_off.is_translation(page):
        renew(page, page.change_kind)


def _published(instance: Page, **kwargs: Any) -> None:
    """Translations that were approved before their original was public follow it.

    Those under its embargo are armed, and lifted with it.
    """
    if not isinstance(instance, SitePage) or getattr(instance, "embargo_until", None):
        return
    waiting = Page.objects.filter(
        translation_key=instance.translation_key,
        live=False,
        first_published_at=None,
        alias_of=None,
        pk__in=sign_off.pages_in_force(),
    ).exclude(pk=instance.pk)
    for page in waiting.specific():
        if sign_off.is_translation(page):
            page.get_latest_revision().publish(skip_permission_checks=True)
