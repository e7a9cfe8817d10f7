"""Which pages a user meets in the admin: Wagtail's policy, with the right to read them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

EXPLORING = frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"})
"""What Wagtail asks for where any right over a page will do."""


class ReadablePagePolicy(PagePermissionPolicy):
    """Where any right over a page will do, the right to `view` it does too."""

    def _get_permission_codenames(self, actions: Iterable[str]) -> set[str]:
        asked = set(actions)
        if asked >= EXPLORING:
            asked.add("view")
        codenames: set[str] = super()._get_permission_codenames(asked)
        return codenames


pages = ReadablePagePolicy(Page)


def may_be_met(user: Any) -> "QuerySet[Page]":
    """Pages whose titles the user may see: what is public, and what the explorer shows."""
    explorable = pages.explorable_instances(user).values("pk")
    met: QuerySet[Page] = Page.objects.filter(Q(live=True) | Q(pk__in=explorable))
    return met


def writes_everywhere(user: Any) -> bool:
    """Whether the user may make pages anywhere on the site. No query of its own."""
    return _has_everywhere(user, {"add_page"})


def _has_everywhere(user: Any, codenames: Collection[str]) -> bool:
    """Whether the user has one of the rights over the root, that is, over all pages."""
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    rights = pages.get_cached_permissions_for_user(user)
    return any(right.page.is_root() and right.permission.codename in codenames for right in rights)


def may_see_hidden(user: Any, thing: Any) -> bool:
    """Whether the user may see a picture or file that is not public: one that they may choose for a
    page or change, and any for those who read all drafts."""
    policy = policy_registry.get(thing)
    if policy.user_has_any_permission_for_instance(user, ["choose", "add", "change"], thing):
        return True
    return _has_everywhere(user, {f"{right}_page" for right in (*EXPLORING, "view")})
