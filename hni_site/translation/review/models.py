from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState
from wagtail_localize.models import Translation

from hni_site.access.enums import RoleName
from hni_site.access.models import RoleGroup
from hni_site.editorial.models import SignOffTask


class TranslationReviewTask(SignOffTask):
    """A step of sign-off: a reviewer of the page's language approves who did not write it last."""

    class Meta:
        app_label = "translation"
        verbose_name = _("review by the language's reviewers")
        verbose_name_plural = _("reviews by the languages' reviewers")

    # The step's people follow from the page; there are no groups to choose.
    admin_form_fields = [name for name in SignOffTask.admin_form_fields if name != "groups"]

    def approvers(self, page: Page) -> Any:
        groups = _groups().filter(locale=page.locale_id)
        return get_user_model().objects.filter(groups__role_group__in=groups).distinct()

    def _user_in_groups(self, user: Any) -> bool:
        return bool(languages_reviewed_by(user))

    def _reviews(self, page: Page, user: Any) -> bool:
        return bool(user.is_superuser or page.locale_id in languages_reviewed_by(user))

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return self._reviews(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return not self._reviews(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return self._reviews(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        return super().get_actions(obj, user) if self._reviews(obj, user) else []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return states
        pages = Page.objects.filter(locale__in=languages_reviewed_by(user))
        ids = pages.annotate(text=Cast("pk", models.CharField())).values("text")
        return states.filter(workflow_state__object_id__in=ids)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Reviewers of the page's language approve, but never their own last change"))


def _groups() -> Any:
    return RoleGroup.objects.filter(role=RoleName.REVIEWER.value)


def languages_reviewed_by(user: Any) -> frozenset[int]:
    """Ids of the languages whose reviewer the user is; remembered with the user in memory."""
    known = vars(user)
    if "_reviews_in" not in known:
        ids = _groups().filter(group__user=user).values_list("locale", flat=True)
        known["_reviews_in"] = frozenset(ids)
    found: frozenset[int] = known["_reviews_in"]
    return found


class Overrule(models.Model):
    """A reviewer's word that a text is right though a check says it is not; good for that text."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")
    place = models.TextField()
    """The path of the segment's place in the page."""

    check_name = models.CharField(max_length=40)
    text = models.TextField()
    note = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "translation"
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "place", "check_name"], name="one_overrule_per_check"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.check_name}: {self.note}"
