"""Keeps the groups of the roles as `roles.py` says: made where missing, mended where changed."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import transaction
from django.utils.translation import get_language_info, override

from hni_site.access import collections
from hni_site.access.discovery import pages_by_organisation, titles_of
from hni_site.access.enums import RoleName, Scope
from hni_site.access.rights import Rights
from hni_site.access.roles import ROLES
from hni_site.foundations.enums import Area

NAME_LENGTH = 140  # A group's has 150 characters; the rest is for a number.


class Groups:
    """The groups in the database; in a migration, with the migration's models.

    Each `repair…` says what it mended, a sentence each, and nothing where all is well. Nobody is
    ever taken out of a group.
    """

    def __init__(self, apps: Apps = installed) -> None:
        self.rights = Rights(apps)
        self.Group: Any = apps.get_model("auth", "Group")
        self.Locale: Any = apps.get_model("wagtailcore", "Locale")
        self.RoleGroup: Any = apps.get_model("access", "RoleGroup")

    def repair(self) -> list[str]:
        """All groups."""
        return self.repair_fixed() + self.repair_organisations()

    def repair_fixed(self) -> list[str]:
        """All but the organisations', whose pages' types a migration may not know yet."""
        told = self.repair_site()
        for locale in self.Locale.objects.order_by("language_code"):
            told += self.repair_language(locale)
        return told

    def repair_site(self, area: Area | None = None) -> list[str]:
        """The roles that have one group; with an area, those of them that have rights there."""
        return [
            sentence
            for name, role in ROLES.items()
            if role.scope == Scope.SITE and (area is None or area in role.pages)
            for sentence in self._repair(name)
        ]

    def repair_language(self, locale: Any) -> list[str]:
        """The roles that have a group for each language."""
        language = get_language_info(locale.language_code)["name"]
        return [
            sentence
            for name, role in ROLES.items()
            if role.scope == Scope.LANGUAGE
            for sentence in self._repair(name, language, locale=locale)
        ]

    def repair_organisations(self, *keys: UUID) -> list[str]:
        """The roles that have a group for each organisation; with keys, for these only."""
        pages = pages_by_organisation(keys)
        return [
            sentence
            for key, title in titles_of(keys or pages).items()
            for name, role in ROLES.items()
            if role.scope == Scope.ORGANISATION
            for sentence in self._repair(name, title, pages.get(key, []), organisation=key)
        ]

    def remove_unused(self, **identity: Any) -> None:
        """Deletes the groups of a language or organisation that is going, unless someone is in."""
        for role_group in self.RoleGroup.objects.filter(**identity, group__user=None):
            collection = role_group.collection
            role_group.group.delete()
            if collection:
                collections.remove_if_empty(collection)

    @transaction.atomic
    def _repair(
        self,
        name: RoleName,
        of: str = "",
        own_pages: Iterable[int] = (),
        *,
        locale: Any = None,
        organisation: UUID | None = None,
    ) -> list[str]:
        title = _title(name, of)
        identity = {"role": name.value, "locale": locale, "organisation": organisation}
        role_group = (
            self.RoleGroup.objects.filter(**identity).select_related("group", "collection").first()
        )
        told = []
        if role_group is None:
            role_group = self.RoleGroup.objects.create(group=self._group(title), **identity)
            told.append(f"{role_group.group.name}: stands for its role now.")
        if organisation:
            told += self._follow(role_group, title, of)
        return told + self.rights.mend(role_group, ROLES[name], own_pages)

    def _group(self, title: str) -> Any:
        """A group of that name that stands for no role yet, or a new one."""
        group = self.Group.objects.filter(name=title, role_group=None).first()
        return group or self.Group.objects.create(name=self._free_name(title))

    def _free_name(self, title: str) -> str:
        """The title, with a number where other groups are called so."""
        name, number = title, 1
        while self.Group.objects.filter(name=name).exists():
            number += 1
            name = f"{title} {number}"
        return name

    def _follow(self, role_group: Any, title: str, organisation: str) -> list[str]:
        """Calls the group and its collection as the organisation is called now."""
        told = []
        group = role_group.group
        if not is_called(group.name, RoleName(role_group.role), organisation):
            told.append(f"{group.name}: is called {title} now.")
            group.name = self._free_name(title)
            group.save()
        if collections.follow(role_group, organisation):
            told.append(f"{group.name}: has the collection {organisation}.")
        return told


def is_called(group_name: str, role: RoleName, of: str) -> bool:
    """Whether a group is called as a role's group is, of that language or organisation."""
    return bool(re.fullmatch(rf"{re.escape(_title(role, of))}( \d+)?", group_name))


def _title(role: RoleName, of: str) -> str:
    with override("en"):  # The same name, whoever's request makes the group.
        return (f"{role.label}: {of}" if of else str(role.label))[:NAME_LENGTH]
