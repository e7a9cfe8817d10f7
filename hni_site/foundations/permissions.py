"""What a user may do with a page: Wagtail's answers, narrowed to what the roles mean by them."""

from wagtail.models import PagePermissionTester


class SitePagePermissionTester(PagePermissionTester):
    """Who may only read a page (`view`) is let in where the admin only shows it.

    Wagtail knows no such right: its views of drafts, history and the editor ask `can_edit`. While a
    request runs that only shows, its user `is_looking`, and readers pass.
    """

    def can_edit(self) -> bool:
        return self.can_change() or (getattr(self.user, "is_looking", False) and self.can_read())

    def can_change(self) -> bool:
        """Wagtail's own answer to `can_edit`."""
        return bool(super().can_edit())

    def can_read(self) -> bool:
        """Whether the page and its drafts may be looked at."""
        if self.user.is_superuser or self.page_is_root:
            return self.can_change()
        return self.can_change() or (self.user.is_active and "view" in self.permissions)

    def can_view_revisions(self) -> bool:
        return bool(super().can_view_revisions()) and self.can_read()

    # Wagtail takes `change` for enough; here, who may not make pages doesn't copy or delete them.

    def can_copy(self) -> bool:
        return self.can_change() and self.makes_pages()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk=ignore_bulk)) and self.makes_pages()

    def makes_pages(self) -> bool:
        """Whether the user may make pages like this one."""
        return self.user.is_superuser or "add" in self.permissions
