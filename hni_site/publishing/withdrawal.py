"""Taking back what was public: in every language at once, with a reason that stays."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Page

from hni_site.foundations.changes import content_changes
from hni_site.foundations.screens import Screen
from hni_site.publishing.history import own_entries

TITLE = gettext_lazy("Withdraw")


def withdraw(page: Any, reason: str, user: Any) -> None:
    """Withdraws the page in every language in which it is public. Logged for each.

    PermissionDenied for who may not; nothing happens where it is withdrawn already.
    """
    with content_changes():
        versions = type(page).objects.select_for_update(no_key=True, of=("self",))
        for version in versions.filter(translation_key=page.translation_key).order_by("pk"):
            if version.live:
                _withdraw_one(version, reason, user)


def _withdraw_one(page: Any, reason: str, user: Any) -> None:
    if not page.permissions_for_user(user).can_withdraw():
        raise PermissionDenied
    withdrawn = {"withdrawn_at": timezone.now(), "withdrawn_reason": reason}
    type(page).objects.filter(pk=page.pk).update(**withdrawn)
    UnpublishPageAction(page, user=user, log_action=False).execute(skip_permission_checks=True)
    with own_entries(user):
        log(page, "hni.withdraw", user=user, data={"reason": reason})


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy(
            "Readers see it at the release's address, in place of the release, in every language."
        ),
    )


class WithdrawView(Screen, FormView[WithdrawalForm]):
    form_class = WithdrawalForm
    template_name = "admin/publishing/withdraw.html"
    page_title = TITLE
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not self.page.permissions_for_user(request.user).can_withdraw():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["languages"] = [
            version.locale.get_display_name()
            for version in self.page.get_translations(inclusive=True).live()
        ]
        return context

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        withdraw(self.page, form.cleaned_data["reason"], self.request.user)
        messages.success(self.request, _("The release is withdrawn. Its address says why."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


def withdrawal_urls() -> list[URLPattern]:
    return [path("withdraw/<int:page_id>/", WithdrawView.as_view(), name="withdraw")]


def withdrawal_buttons(page: Page, user: Any, **kwargs: Any) -> Any:
    """In the page's menu, where the user may."""
    tester = page.permissions_for_user(user)
    if getattr(tester, "can_withdraw", bool)():
        url = reverse("withdraw", args=[page.pk])
        yield Button(f"{TITLE} …", url, icon_name="warning", priority=60)
