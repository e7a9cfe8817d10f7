"""The second factor in a person's account, and in an administrator's list of users."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import policy_registry

from hni_site.access.enums import LogAction
from hni_site.access.second_factor import devices
from hni_site.access.second_factor.views import show_codes

ICON = "key"


class StatusView(WagtailAdminTemplateMixin, TemplateView):
    """Whether it is on, and what one can do about it."""

    template_name = "admin/access/status.html"
    page_title = gettext_lazy("Second factor")
    header_icon = ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_account"), "label": _("Account")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            app=devices.app_of(user),
            codes_left=devices.recovery_codes_left(user),
            is_demanded=devices.is_demanded(user),
            **kwargs,
        )


@require_POST
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    if devices.app_of(request.user) is None:
        raise Http404
    codes = devices.replace_recovery_codes(request.user)
    return show_codes(request, codes, reverse("second_factor_status"))


@require_POST
def turn_off(request: HttpRequest) -> HttpResponse:
    if devices.is_demanded(request.user):
        raise PermissionDenied
    devices.remove(request.user, by=request.user)
    messages.success(request, _("The second factor is off. The password alone lets you in."))
    return redirect("second_factor_status")


def may_reset(administrator: Any, user: Any) -> bool:
    """Another one's, by those who may change users; a superuser's by superusers only."""
    policy = policy_registry.get_by_type(get_user_model())
    return bool(
        administrator.pk != user.pk
        and policy.user_has_permission(administrator, "change")
        and (administrator.is_superuser or not user.is_superuser)
    )


class ResetView(WagtailAdminTemplateMixin, TemplateView):
    """Asks an administrator whether to take away someone's second factor, and does."""

    template_name = "admin/access/reset.html"
    page_title = gettext_lazy("Reset second factor")
    header_icon = ICON

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(get_user_model(), pk=kwargs["user_id"])
        if not may_reset(request.user, self.person):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        name: str = get_user_display_name(self.person)
        return name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.person, app=devices.app_of(self.person), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        devices.remove(self.person, by=request.user)
        name = self.get_page_subtitle()
        messages.success(request, _("The second factor of %(name)s is reset.") % {"name": name})
        return redirect("wagtailusers_users:index")


def urls() -> list[URLPattern]:
    """A `register_admin_urls` hook."""
    return [
        path("account/second-factor/", StatusView.as_view(), name="second_factor_status"),
        path(
            "account/second-factor/recovery-codes/", new_recovery_codes, name="second_factor_codes"
        ),
        path("account/second-factor/off/", turn_off, name="second_factor_off"),
        path("users/<int:user_id>/second-factor/", ResetView.as_view(), name="second_factor_reset"),
    ]


def account_menu_item(request: HttpRequest) -> dict[str, str]:
    """A `register_account_menu_item` hook."""
    return {
        "url": reverse("second_factor_status"),
        "label": _("Second factor"),
        "help_text": _("A code from your phone, asked for after the password."),
    }


def user_buttons(user: Any, request_user: Any) -> Iterator[Button]:
    """A `register_user_listing_buttons` hook."""
    if may_reset(request_user, user):
        url = reverse("second_factor_reset", args=[user.pk])
        yield Button(_("Reset second factor"), url, icon_name=ICON, priority=30)


def log_actions(registry: LogActionRegistry) -> None:
    """A `register_log_actions` hook."""
    for action in LogAction:
        registry.register_action(action.value, action.label, action.label)
