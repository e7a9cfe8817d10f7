"""What a user may do with a page: Wagtail's answer, narrowed by what must be signed off."""

from django.db.models import Q
from wagtail.models import Page, PagePermissionTester, get_page_models

from hni_site.editorial.sign_off import is_signed_off


class EditorialPermissionTester(PagePermissionTester):
    """The one tester behind every button, bulk action and view that asks for permission."""

    def can_publish(self) -> bool:
        return bool(super().can_publish()) and is_signed_off(self.page)

    def can_publish_subpage(self) -> bool:
        """A new page, a copy or an alias below this one starts as a draft where it must be read."""
        children = self.page.specific_class.creatable_subpage_models()
        are_signed_off = any(getattr(model, "sign_off_kind", None) for model in children)
        return bool(super().can_publish_subpage()) and not are_signed_off

    # Wagtail answers these by `can_publish`, which is about the text that waits; they are not.

    def can_set_view_restrictions(self) -> bool:
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        return bool(super().can_publish())

    def can_unpublish(self) -> bool:
        return bool(super().can_unpublish()) and not self._is_on_the_record()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        may = bool(super().can_delete(ignore_bulk=ignore_bulk))
        return may and not self._is_on_the_record() and not self._holds_what_is_on_the_record()

    def can_withdraw(self) -> bool:
        return self._is_kept() and bool(self.page.live) and bool(super().can_publish())

    def can_give_embargo_copies(self) -> bool:
        """Before the text is public others see it by a decision of whoever may publish it."""
        return bool(self.can_edit()) and bool(super().can_publish())

    def can_move(self) -> bool:
        return bool(super().can_delete(ignore_bulk=True))

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
