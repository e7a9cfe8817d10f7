"""New languages, sections and organisations have their groups at once."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page

from hni_site.access.discovery import titles_of
from hni_site.access.enums import RoleName
from hni_site.access.groups import Groups, is_called
from hni_site.access.models import RoleGroup
from hni_site.foundations.pages import SitePage

HOME_DEPTH = 2  # Below the tree's root lie the home pages, one for each language.


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    post_save.connect(_locale_saved, sender=Locale)
    pre_delete.connect(_locale_deleted, sender=Locale)
    post_save.connect(_saved)
    post_delete.connect(_deleted)


def _locale_saved(instance: Locale, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        Groups().repair_language(instance)


def _locale_deleted(instance: Locale, **kwargs: Any) -> None:
    Groups().remove_unused(locale=instance)
    # Django would do it, but after the language; what listens to that checks the database.
    RoleGroup.objects.filter(locale=instance).delete()


def _saved(instance: Model, created: bool, raw: bool, **kwargs: Any) -> None:
    if raw or not isinstance(instance, SitePage):
        return
    if created and instance.depth == HOME_DEPTH:
        Groups().repair_language(instance.locale)
    if created and instance.area:
        Groups().repair_site(instance.area)
    if instance.belongs_to:
        _settle(instance, instance.belongs_to)


def _settle(page: SitePage, path: str) -> None:
    """Sees to it that the page is edited by those it belongs to, and by no others."""
    key = type(page)._default_manager.values_list(path, flat=True).get(pk=page.pk)
    title = titles_of([key])[key]
    groups = RoleGroup.objects.filter(
        group__page_permissions__page=page, organisation__isnull=False
    ).select_related("group")
    owners = {group.organisation: group for group in groups}
    is_well = list(owners) == [key] and all(
        is_called(group.group.name, RoleName(group.role), title) for group in groups
    )
    if not is_well:
        Groups().repair_organisations(*{key, *filter(None, owners)})


def _deleted(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, SitePage) and instance.belongs_to == "translation_key":
        key = instance.translation_key
        if not Page.objects.filter(translation_key=key).exclude(pk=instance.pk).exists():
            Groups().remove_unused(organisation=key)
