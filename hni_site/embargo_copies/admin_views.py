"""A release's embargo copies in the admin: who has one, a new one, an end to one, who read when."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.models import IndexView
from wagtail.models import Page

from hni_site.embargo_copies.copies import make_copy, revoke
from hni_site.embargo_copies.enums import CopyState
from hni_site.embargo_copies.forms import CopyForm
from hni_site.embargo_copies.models import CopyView, EmbargoCopy
from hni_site.embargo_copies.release import embargo_of, texts_of
from hni_site.foundations.links import absolute_url
from hni_site.publishing.embargo.embargoed import can_be_embargoed

ICON = "key"
TITLE = gettext_lazy("Embargo copies")
PER_PAGE = 50


def may_give_copies(page: Page, user: Any) -> bool:
    """Of an alias none is given: it shows another page's text."""
    if page.alias_of_id or not can_be_embargoed(page):
        return False
    return bool(page.permissions_for_user(user).can_give_embargo_copies())


class _OfPage(WagtailAdminTemplateMixin):
    """A screen about one release, given by `page_id` or by one of its copies, `copy_id`."""

    request: HttpRequest
    header_icon = ICON

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page_id = kwargs.get("page_id")
        if page_id is None:
            self.copy = get_object_or_404(EmbargoCopy, pk=kwargs["copy_id"])
            page_id = self.copy.page_id
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_give_copies(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_url(self) -> str:
        return reverse("embargo_copies_of_page", args=[self.page.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        items = [{"url": edit, "label": self.page.get_admin_display_title()}]
        if self.page_title != TITLE:
            items.append({"url": self.list_url, "label": str(TITLE)})
        return [*items, {"url": "", "label": str(self.get_page_title())}]


class CopiesView(_OfPage, IndexView):
    """Who has a copy of the release in this language."""

    model = EmbargoCopy
    permission_policy = None  # Who may is asked for the page: `may_give_copies`.
    any_permission_required = None
    page_title = TITLE
    paginate_by = PER_PAGE
    is_searchable = False
    default_ordering = "-created_at"
    template_name = "admin/embargo_copies/list.html"

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_index_url(self) -> str:
        return self.list_url

    def get_base_queryset(self) -> QuerySet[EmbargoCopy]:
        copies = EmbargoCopy.objects.filter(page=self.page.pk).select_related("created_by")
        return copies.annotate(read=Count("views"), last_read=Max("views__at"))

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("outlet", label=_("Outlet"), sort_key="outlet"),
            Column("state", label=_("State"), accessor=lambda copy: copy.state.label),
            Column("expires_at", _("Good until"), accessor=_good_until, sort_key="expires_at"),
            Column("read", label=_("Read"), accessor=_times_read),
            DateColumn("last_read", label=_("Last read")),
            UserColumn("created_by", label=_("Made by"), blank_display_name="–"),
        ]

    def get_edit_url(self, instance: EmbargoCopy) -> str:
        return reverse("embargo_copy_views", args=[instance.pk])

    def get_list_more_buttons(self, instance: EmbargoCopy) -> list[MenuItem]:
        views = self.get_edit_url(instance)
        buttons = [MenuItem(_("See when it was read"), views, icon_name="view", priority=10)]
        if instance.state != CopyState.REVOKED:
            url = reverse("embargo_copy_revoke", args=[instance.pk])
            buttons.append(MenuItem(_("Revoke"), url, icon_name="cross", priority=20))
        return buttons

    def get_add_url(self) -> str | None:
        under_embargo = not self.page.live and embargo_of(self.page)
        return reverse("embargo_copy_add", args=[self.page.pk]) if under_embargo else None

    add_item_label = gettext_lazy("Make a copy for someone")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        embargo = embargo_of(self.page)
        context["page"] = self.page
        context["embargo"] = embargo
        context["has_text"] = self.page.locale.language_code in texts_of(self.page)
        return context


def _good_until(copy: EmbargoCopy) -> str:
    return date_format(timezone.localtime(copy.expires_at), "DATETIME_FORMAT")


def _times_read(copy: Any) -> str:
    return _("never") if not copy.read else str(copy.read)


class AddView(_OfPage, FormView[CopyForm]):
    """A copy for someone. What comes back shows its link, this once."""

    form_class = CopyForm
    template_name = "admin/embargo_copies/form.html"
    page_title = gettext_lazy("Make a copy for someone")
    submit_label = gettext_lazy("Make the link")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._only_under_embargo() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        return self._only_under_embargo() or super().post(request, *args, **kwargs)

    def _only_under_embargo(self) -> HttpResponse | None:
        embargo = None if self.page.live else embargo_of(self.page)
        if embargo is None:
            return redirect(self.list_url)
        self.embargo = embargo
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "embargo": self.embargo}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "submit_label": self.submit_label}

    def form_valid(self, form: CopyForm) -> HttpResponse:
        copy = form.save(commit=False)
        token = make_copy(copy, self.page, self.request.user)
        context = {
            **self.get_context_data(form=form),
            "copy": copy,
            "link": absolute_url(reverse("embargo_copies:release", args=[token])),
            "list_url": self.list_url,
        }
        template = "admin/embargo_copies/made.html"
        headers = {"Cache-Control": "private, no-store"}
        return TemplateResponse(self.request, template, context, headers=headers)


class RevokeView(_OfPage, FormView[forms.Form]):
    form_class = forms.Form
    template_name = "admin/embargo_copies/form.html"
    page_title = gettext_lazy("Revoke")
    submit_label = gettext_lazy("Revoke the copy")

    def get_page_subtitle(self) -> str:
        return str(self.copy)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        explanation = _(
            "From now on the link of %(copy)s shows nothing, and there is no way back. The other "
            "copies stay as they are."
        ) % {"copy": self.copy}
        label = self.submit_label
        return {**context, "submit_label": label, "explanation": explanation, "serious": True}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        revoke(self.copy, self.request.user)
        messages.success(self.request, _("The copy of %(copy)s is revoked.") % {"copy": self.copy})
        return redirect(self.list_url)


class ViewsView(_OfPage, BaseListingView):
    """When one copy was read."""

    model = CopyView
    page_title = gettext_lazy("Read")
    paginate_by = PER_PAGE
    index_url_name = None

    def get_page_subtitle(self) -> str:
        return str(self.copy)

    def get_index_url(self) -> str:
        return reverse("embargo_copy_views", args=[self.copy.pk])

    @cached_property
    def columns(self) -> list[Column]:
        return [DateColumn("at", label=_("When")), Column("language", label=_("Language"))]

    def get_queryset(self) -> QuerySet[CopyView]:
        return CopyView.objects.filter(copy=self.copy)
