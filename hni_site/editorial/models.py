"""Sign-off: a text becomes public only after the people who must have seen it approved it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow

from hni_site.editorial.approving import about_to_be_approved
from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.text import last_editor_id, latest_text


class EditorialWorkflow(models.Model):
    """Which of Wagtail's workflows signs off texts of a kind. Its tasks may be changed there."""

    kind = models.CharField(max_length=40, choices=SignOffKind.choices, unique=True)
    workflow = models.OneToOneField(Workflow, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.get_kind_display()


class SignOff(models.Model):
    """That a page's text was approved by everyone who must; it is good for that text only."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    text_hash = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    # None: the operator of the system, by a command.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # When the text was changed after all, or withdrawn.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(ended_at=None),
                name="one_sign_off_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}, {self.at:%Y-%m-%d %H:%M}"


CHANGED_SINCE = _("The text was changed after you opened it. Read it again, then decide.")


class ApprovalRefused(PermissionDenied):
    """Someone may not approve this text; the message says why, for them."""


class ApprovalForm(forms.Form):
    """A comment, and which text was read. A view makes a subclass with the page's `text` now."""

    text = ""
    comment = forms.CharField(
        label=_("Comment"), required=False, widget=forms.Textarea({"rows": 2})
    )
    text_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"text_read": self.text})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("text_read") != self.text:
            raise forms.ValidationError(CHANGED_SINCE)
        return cleaned


class SignOffTask(GroupApprovalTask):
    """A step of sign-off: someone of a group approves who did not write the text last."""

    class Meta:
        verbose_name = _("sign-off by someone else")
        verbose_name_plural = _("sign-offs by someone else")

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        labels = {"reject": _("Request changes"), "approve": _("Approve")}
        names = dict.fromkeys(name for name, *_rest in super().get_actions(obj, user))
        if "approve" in names and last_editor_id(obj) == user.pk:
            del names["approve"]
        return [(name, labels[name], True) for name in names]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ApprovalForm

    def approvers(self, page: Page) -> Any:
        """Who may be asked to approve the page; a queryset of users."""
        return get_user_model().objects.filter(groups__in=self.groups.all()).distinct()

    def on_action(
        self,
        task_state: TaskState,
        user: Any,
        action_name: str,
        *,
        text_read: str = "",
        **kwargs: Any,
    ) -> Any:
        """Raises ApprovalRefused and CannotBePublic.

        The caller has the page's lock: see `publishing.locking`.
        """
        page = task_state.workflow_state.content_object
        if action_name == "approve":
            if text_read != latest_text(page):
                raise ApprovalRefused(CHANGED_SINCE)
            if last_editor_id(page) == user.pk:
                raise ApprovalRefused(
                    _("You made the last change, so someone else has to approve the text.")
                )
            text = page.get_latest_revision_as_object()
            about_to_be_approved.send(type(text), page=text)
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the chosen groups approve, but never their own last change"))
