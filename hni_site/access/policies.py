"""Which pages a user meets in the admin: Wagtail's policy, with the right to read them."""

from collections.abc import Iterable
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
    """Whether the user may make pages anywhere on the site."""
    root = Page.get_first_root_node()
    return bool(root and pages.user_has_permission_for_instance(user, "add", root))


def may_see_hidden(user: Any, thing: Any) -> bool:
    """Whether the user may see a picture or file that is not public: one that they may choose for a
    page or change, and any for those who read all drafts."""
    policy = policy_registry.get(thing)
    if policy.user_has_any_permission_for_instance(user, ["choose", "add", "change"], thing):
        return True
    root = Page.get_first_root_node()
    return bool(pages.user_has_any_permission_for_instance(user, EXPLORING, root))
