"""What else belongs to a language: how it is written, and who brings pages into it."""

from typing import NamedTuple

from django.contrib.auth.models import Group
from wagtail.models import Locale

from hni_site.access.enums import RoleName
from hni_site.access.models import RoleGroup

ROLES = (RoleName.TRANSLATOR, RoleName.REVIEWER)


class Team(NamedTuple):
    """A group of the language, and the names of those who are in it."""

    role: str
    group: Group
    names: list[str]


def teams_of(locale: Locale) -> list[Team]:
    """The language's translators and its reviewers. Two queries."""
    found = (
        RoleGroup.objects.filter(locale=locale, role__in=[role.value for role in ROLES])
        .select_related("group")
        .prefetch_related("group__user_set")
    )
    by_role = {role_group.role: role_group.group for role_group in found}
    return [
        Team(str(role.label), by_role[role.value], _names(by_role[role.value]))
        for role in ROLES
        if role.value in by_role
    ]


def _names(group: Group) -> list[str]:
    active = [user for user in group.user_set.all() if user.is_active]
    return sorted(user.get_full_name() or user.get_username() for user in active)
