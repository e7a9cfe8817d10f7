"""What a user may do with a page: Wagtail's answers, narrowed by what the roles mean by them and by
what must be signed off."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, PagePermissionTester, get_page_models

from hni_site.editorial.sign_off import is_signed_off, waits_for_original
from hni_site.editorial.workflows import EXECUTIVES


def is_executive(user: Any) -> bool:
    return bool(user.is_superuser or user.groups.filter(name=EXECUTIVES).exists())


class EditorialPermissionTester(PagePermissionTester):
    """The one tester behind every button, bulk action and view that asks for permission.

    Who may only read a page (`view`) is let in where the admin only shows it. Wagtail knows no such
    right: its views of drafts, history and the editor ask `can_edit`. While a request runs that
    only shows, its user `is_looking`, and readers pass.
    """

    # --- Reading and writing ----------------------------------------------------------------------

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

    def can_move(self) -> bool:
        return bool(super().can_delete(ignore_bulk=True)) and self.makes_pages()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        may = bool(super().can_delete(ignore_bulk=ignore_bulk)) and self.makes_pages()
        return may and not self._is_on_the_record() and not self._holds_what_is_on_the_record()

    def makes_pages(self) -> bool:
        """Whether the user may make pages like this one."""
        return self.user.is_superuser or "add" in self.permissions

    # --- Publishing -------------------------------------------------------------------------------

    def can_publish(self) -> bool:
        return self.publishes() and is_signed_off(self.page) and not waits_for_original(self.page)

    def can_publish_subpage(self) -> bool:
        """A new page, a copy or an alias below this one starts as a draft where it must be read."""
        children = self.page.specific_class.creatable_subpage_models()
        are_signed_off = any(getattr(model, "sign_off_kind", None) for model in children)
        return bool(super().can_publish_subpage()) and not are_signed_off

    def publishes(self) -> bool:
        """Whether the user may publish the page once it is signed off."""
        return bool(super().can_publish())

    # Wagtail answers these by `can_publish`, which is about the text that waits; they are not.

    def can_set_view_restrictions(self) -> bool:
        """Hidden behind a password, a public page would be just gone."""
        return self.publishes() and not self._is_kept()

    def can_unschedule(self) -> bool:
        return self.publishes()

    def can_unpublish(self) -> bool:
        return bool(super().can_unpublish()) and not self._is_on_the_record()

    def can_withdraw(self) -> bool:
        return self._is_kept() and bool(self.page.live) and self.publishes()

    def can_give_embargo_copies(self) -> bool:
        """Before the text is public others see it by a decision of whoever may publish it."""
        return self.can_change() and self.publishes()

    def can_give_review_links(self) -> bool:
        """Whoever writes a page may have others read its draft; under embargo see above."""
        if getattr(self.page, "is_under_embargo", False):
            return self.can_give_embargo_copies()
        return self.can_change()

    def _is_on_the_record(self) -> bool:
        """Whether the page was public and is of a type that is withdrawn, never just gone."""
        was_public = bool(self.page.live) or self.page.first_published_at is not None
        return self._is_kept() and was_public

    def _is_kept(self) -> bool:
        return bool(getattr(self.page.specific_class, "is_on_the_record", False))

    def _holds_what_is_on_the_record(self) -> bool:
        if not self.page.numchild:
            return False
        below = Page.objects.descendant_of(self.page).type(tuple(_kept_types()))
        return bool(below.filter(Q(live=True) | Q(first_published_at__isnull=False)).exists())


def _kept_types() -> list[type[Page]]:
    return [model for model in get_page_models() if getattr(model, "is_on_the_record", False)]
