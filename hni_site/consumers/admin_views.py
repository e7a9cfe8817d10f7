"""Registered microsites and API tokens in the admin, for those who keep the settings."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus import MenuItem as ListButton
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.generic.models import IndexView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from hni_site.consumers.api_tokens import make, revoke
from hni_site.consumers.forms import MicrositeForm, TokenForm
from hni_site.consumers.models import ApiToken, Microsite
from hni_site.foundations.screens import Screen, shown_once

POLICY = ModelPermissionPolicy(ApiToken)
TITLE = gettext_lazy("API tokens")
ICON = "key"


class MicrositeViewSet(ModelViewSet):
    model = Microsite
    name = "microsites"
    icon = "site"
    menu_label = gettext_lazy("Microsites")
    add_to_settings_menu = True
    menu_order = 620
    list_display = ["name", "origin"]
    inspect_view_enabled = False
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[MicrositeForm]:
        return MicrositeForm


class TokensView(IndexView):
    """All tokens, the revoked ones too: who had what, and when it was last used."""

    model = ApiToken
    permission_policy = POLICY
    any_permission_required = ["add", "change", "delete"]
    page_title = TITLE
    header_icon = ICON
    paginate_by = 50
    is_searchable = False
    default_ordering = "-created_at"
    add_item_label = gettext_lazy("Make an API token")
    index_url_name = "api_tokens:index"
    add_url_name = "api_tokens:add"

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("beginning", label=_("Begins with")),
            Column("scope", label=_("Good for"), accessor="get_scope_display"),
            UserColumn("owner", label=_("Owner")),
            DateColumn("last_used_at", label=_("Last used"), sort_key="last_used_at"),
            DateColumn("revoked_at", label=_("Revoked")),
        ]

    def get_base_queryset(self) -> Any:
        return ApiToken.objects.select_related("owner__wagtail_userprofile")

    def get_edit_url(self, instance: ApiToken) -> str | None:
        return None  # There is nothing to change in one.

    def get_list_more_buttons(self, instance: ApiToken) -> list[ListButton]:
        if instance.revoked_at is not None:
            return []
        url = reverse("api_tokens:revoke", args=[instance.pk])
        return [ListButton(_("Revoke"), url, icon_name="cross", priority=20)]


class _TokenScreen(Screen, PermissionCheckedMixin):
    permission_policy = POLICY
    header_icon = ICON

    @property
    def breadcrumbs_items(self) -> list[dict[str, str]]:
        return [{"url": reverse("api_tokens:index"), "label": str(TITLE)}]


class AddView(_TokenScreen, FormView[TokenForm]):
    """A new token. What comes back shows it, this once."""

    permission_required = "add"
    form_class = TokenForm
    template_name = "admin/explained_form.html"
    page_title = gettext_lazy("Make an API token")
    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "submit_label": _("Make the token")}

    def form_valid(self, form: TokenForm) -> HttpResponse:
        token = form.save(commit=False)
        context = {
            **self.get_context_data(form=form),
            "token": token,
            "value": make(token, self.request.user),
            "value_label": _("API token"),
            "list_url": reverse("api_tokens:index"),
        }
        return shown_once(self.request, "admin/consumers/made.html", context)


class RevokeView(_TokenScreen, FormView[forms.Form]):
    permission_required = "delete"
    form_class = forms.Form
    template_name = "admin/explained_form.html"
    page_title = gettext_lazy("Revoke")
    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.token = get_object_or_404(ApiToken, pk=kwargs["token_id"])

    def get_page_subtitle(self) -> str:
        return self.token.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        explanation = _(
            "From now on requests with this token are refused, and there is no way back. The "
            "program must be given another one."
        )
        label = _("Revoke the token")
        return {**context, "submit_label": label, "explanation": explanation, "serious": True}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        revoke(self.token, self.request.user)
        messages.success(self.request, _("%(token)s is revoked.") % {"token": self.token})
        return redirect("api_tokens:index")


class _TokensMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(POLICY.user_has_any_permission(request.user, {"add", "change", "delete"}))


class TokenViewSet(ViewSet):
    name = "api_tokens"
    url_prefix = "api-tokens"
    icon = ICON
    menu_label = TITLE
    add_to_settings_menu = True
    menu_order = 630
    menu_item_class = _TokensMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", TokensView.as_view(), name="index"),
            path("add/", AddView.as_view(), name="add"),
            path("<int:token_id>/revoke/", RevokeView.as_view(), name="revoke"),
        ]
