"""People of each role."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from hni_site.access.enums import RoleName
from hni_site.access.models import RoleGroup
from hni_site.foundations.pages import SitePage

PASSWORD = "correct horse battery"


def person(role: RoleName, *, language: str = "", organisation: SitePage | None = None) -> User:
    """Someone in the group of the role; of the language or organisation, where it has several."""
    group = RoleGroup.objects.get(
        role=role.value,
        locale__language_code=language or None,
        organisation=organisation.translation_key if organisation else None,
    ).group
    number = User.objects.count()
    user = User.objects.create_user(f"{role.value}-{number}", f"{number}@example.org", PASSWORD)
    user.groups.add(group)
    return user


def client_of(user: User) -> Client:
    """A browser in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def refused(response: Any) -> bool:
    """Whether Wagtail sends the user back to the first page, or says that there is nothing."""
    back = response.status_code == 302 and response["Location"] == "/admin/"
    return back or response.status_code in (403, 404)
