"""Pages that can be under embargo: one moment for the release, in every language."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from hni_site.foundations.changes import content_changes
from hni_site.foundations.pages import SitePage, saves_draft_only
from hni_site.publishing.embargo import arming
from hni_site.publishing.embargo.fields import KeptCharField, KeptDateTimeField
from hni_site.publishing.embargo.rules import UnderEmbargo, in_force, told
from hni_site.publishing.releases import lock_release


class EmbargoedPage(SitePage):
    """A page of a type whose releases can be held back until a moment.

    The embargo is no part of any version: it is kept on the page's row, the same in all languages
    of the release and in its aliases. `moving.move_embargo` is the one way to change it. A type
    without sign-off waits for someone to publish it, as it does without an embargo.
    """

    embargo_until = KeptDateTimeField(
        gettext_lazy("embargo until"), null=True, blank=True, editable=False, db_index=True
    )
    # In which whoever set it thinks of it; a name of the tz database.
    embargo_zone = KeptCharField(
        gettext_lazy("time zone of the embargo"), max_length=64, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_under_embargo(self) -> bool:
        return in_force(self.embargo_until, timezone.now())

    @property
    def embargo_told(self) -> str:
        """When the embargo ends, for people; empty without one."""
        if self.embargo_until is None:
            return ""
        return told(self.embargo_until, self.embargo_zone or "UTC")

    def with_content_json(self, content: Any) -> Any:
        page = super().with_content_json(content)
        page.embargo_until, page.embargo_zone = self.embargo_until, self.embargo_zone
        return page

    def save(self, *args: Any, **kwargs: Any) -> None:
        with content_changes():
            if self._state.adding:
                self._take_embargo_of_release()
            super().save(*args, **kwargs)
            if not self.live and not saves_draft_only(kwargs.get("update_fields")):
                arming.disarm_where_other_text(self)

    def demand_public(self) -> None:
        """No right and no waiver makes a page live whose embargo is in force."""
        self._take_embargo_of_release()
        if self.is_under_embargo:
            raise UnderEmbargo(
                _("“%(title)s” is under embargo until %(moment)s. Nothing of it is public before.")
                % {"title": self.title, "moment": self.embargo_told}
            )
        super().demand_public()

    def save_revision(self, user: Any = None, **kwargs: Any) -> Any:
        with content_changes():
            was_armed = arming.armed_version(self) is not None
            revision = super().save_revision(user=user, **kwargs)
            if was_armed and self.is_under_embargo:
                arming.arm_where_ready(self, user)
        return revision

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> Any:
        """Under embargo the version is armed instead."""
        with content_changes():
            self._take_embargo_of_release()
            if self.is_under_embargo:
                action = PublishPageRevisionAction(revision, user=user)
                action.check(skip_permission_checks=skip_permission_checks)
                return arming.arm(self, user, revision)
            return super().publish(
                revision, user, changed, log_action, previous_revision, skip_permission_checks
            )

    def after_sign_off(self, user: Any) -> None:
        arming.after_sign_off(self, user)

    def after_sign_off_ended(self, user: Any) -> None:
        arming.disarm(self, user)

    def _take_embargo_of_release(self) -> None:
        """Reads the embargo anew, with the release's lock, so that it stays what it is."""
        is_new_alias = self._state.adding and self.alias_of_id
        key = self.alias_of.translation_key if is_new_alias else self.translation_key
        lock_release(key)
        stored = type(self)._base_manager.filter(translation_key=key).order_by("pk")
        if found := stored.values_list("embargo_until", "embargo_zone").first():
            self.embargo_until, self.embargo_zone = found


def embargoed_types() -> list[type[EmbargoedPage]]:
    """The page types that can be under embargo."""
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if issubclass(model, EmbargoedPage)]


def can_be_embargoed(page: Page) -> bool:
    return issubclass(page.specific_class or Page, EmbargoedPage)
