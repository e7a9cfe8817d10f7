"""Adds the demo accounts."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet

from hni_site.access.groups import Groups
from hni_site.demo.accounts import ACCOUNTS, Account
from hni_site.demo.stored import stable_id


def add_users() -> None:
    """Adds the demo accounts that are missing; one that is there keeps its password and rights.

    For development only: the passwords are public. Of an account whose language or organisation
    is not there, only the rights are missing.
    """
    Groups().repair()  # A database from before there were roles has none for its organisations.
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
            is_superuser=not account.role,
            is_staff=not account.role,
        )
        user.groups.set(groups_of(account))


def groups_of(account: Account) -> "QuerySet[Group]":
    """The group of the account's role: one at most."""
    if not account.role:
        return Group.objects.none()
    return Group.objects.filter(
        role_group__role=account.role,
        role_group__locale__language_code=account.language or None,
        role_group__organisation=stable_id(account.organisation) if account.organisation else None,
    )
