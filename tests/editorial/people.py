"""The people who sign a text off, and what they do, through the admin's own pages."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, TaskState

from hni_site.access.enums import RoleName
from hni_site.editorial.text import latest_text
from tests.factories.home import home_page
from tests.factories.people import person as person_of
from tests.forms import filled


def person(name: str, group_name: str, *rights: str) -> User:
    """Someone of a group of no role of ours that has the rights over all pages."""
    user = User.objects.create_user(name, f"{name}@example.org", "felt", first_name=name)
    group, _is_new = Group.objects.get_or_create(name=group_name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{right}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page=home_page().get_root(), permission=permission
        )
    user.groups.add(group)
    return user


def media_officer(name: str = "media") -> User:
    return _called(name, RoleName.MEDIA_OFFICER)


def editor(name: str = "editor") -> User:
    return _called(name, RoleName.EDITOR)


def executive(name: str = "executive") -> User:
    return _called(name, RoleName.EXECUTIVE)


def _called(name: str, role: RoleName) -> User:
    user = person_of(role)
    user.username, user.first_name, user.email = name, name, f"{name}@example.org"
    user.save()
    return user


class Desk:
    """Someone at work in the admin."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def open(self, page: Page) -> Any:
        """The editor's form as the browser has it."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return filled(self.client, url, _now(page).get_latest_revision_as_object(), {})

    def send(self, page: Page, data: Any, **changes: str) -> Any:
        data = data.copy()
        for name, value in changes.items():
            data[name] = value
        return self.client.post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), data, follow=True
        )

    def edit(self, page: Page, **changes: str) -> Any:
        return self.send(page, self.open(page), **changes)

    def submit(self, page: Page, **changes: str) -> Any:
        return self.edit(page, **{"action-submit": "1"}, **changes)

    def publish(self, page: Page, **changes: str) -> Any:
        return self.edit(page, **{"action-publish": "1"}, **changes)

    def decision(self, page: Page, action: str) -> str:
        """The address of a step's decision."""
        state = TaskState.objects.get(
            workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS
        )
        return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])

    def read(self, page: Page, action: str = "approve") -> tuple[str, dict[str, str]]:
        """Opens the decision: its address and the text that is read there."""
        address = self.decision(page, action)
        form = self.client.get(address).json()["html"]
        assert latest_text(_now(page)) in form
        return address, {"text_read": latest_text(_now(page)), "comment": ""}

    def decide(self, page: Page, action: str = "approve", comment: str = "") -> Any:
        address, data = self.read(page, action)
        return self.client.post(address, {**data, "comment": comment}, follow=True)


def _now(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)
