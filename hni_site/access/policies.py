"""Which pages a user meets in the admin: Wagtail's policy, with the right to read them."""

from collections.abc import Iterable

from wagtail.permission_policies.pages import PagePermissionPolicy

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
