"""Adds the demo accounts."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.snippets.models import get_snippet_models

from hni_site.demo.accounts import ACCOUNTS


def add_users() -> None:
    """Adds the demo accounts that are missing; one that is there keeps its password and rights.

    For development only: the passwords are public.
    """
    users = get_user_model()._default_manager
    present = set(users.values_list("username", flat=True))
    for account in ACCOUNTS:
        if account.username in present:
            continue
        user = users.create_user(
            account.username,
            f"{account.username}@example.org",
            account.password,
            first_name="Demo",
            last_name=account.username,
            is_superuser=account.is_superuser,
            is_staff=account.is_superuser,
        )
        user.groups.set(Group.objects.filter(name__in=account.groups))
        if account.edits_snippets:
            user.user_permissions.set(_snippet_permissions())


def _snippet_permissions() -> "QuerySet[Permission]":
    content_types = ContentType.objects.get_for_models(*get_snippet_models()).values()
    return Permission.objects.filter(
        Q(content_type__in=content_types) | Q(codename="submit_translation")
    )
