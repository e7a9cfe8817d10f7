"""The screens of a page's links in the admin: the list, a new one, an end to one."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.models import IndexView
from wagtail.models import Page

from hni_site.foundations.links import absolute_url
from hni_site.foundations.screens import shown_once
from hni_site.private_links.models import PrivateLink

PER_PAGE = 50


class OfPage(WagtailAdminTemplateMixin):
    """A screen about one page, given by `page_id` or by one of its links, `link_id`."""

    request: HttpRequest
    link_model: ClassVar[type[PrivateLink]]
    list_title: ClassVar[Promise]
    list_url_name: ClassVar[str]

    def may_give(self, page: Page, user: Any) -> bool:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page_id = kwargs.get("page_id")
        if page_id is None:
            self.link: Any = get_object_or_404(self.link_model, pk=kwargs["link_id"])
            page_id = self.link.page_id
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.may_give(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_url(self) -> str:
        return reverse(self.list_url_name, args=[self.page.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        items = [{"url": edit, "label": self.page.get_admin_display_title()}]
        if self.page_title != self.list_title:
            items.append({"url": self.list_url, "label": str(self.list_title)})
        return [*items, {"url": "", "label": str(self.get_page_title())}]


class LinksView(OfPage, IndexView):
    """Who has a link to the page."""

    permission_policy = None  # Who may is asked for the page: `may_give`.
    any_permission_required = None
    paginate_by = PER_PAGE
    is_searchable = False
    default_ordering = "-created_at"

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_index_url(self) -> str:
        return self.list_url

    def get_base_queryset(self) -> QuerySet[Any]:
        links = self.link_model._default_manager.filter(page=self.page.pk)
        return links.select_related("created_by__wagtail_userprofile")


def good_until(link: PrivateLink) -> str:
    return date_format(timezone.localtime(link.expires_at), "DATETIME_FORMAT")


class AddView(OfPage, FormView[Any]):
    """A link for someone. What comes back shows it, this once."""

    template_name = "admin/explained_form.html"
    submit_label = gettext_lazy("Make the link")

    def make(self, link: Any) -> str:
        """Saves the link; gives its path."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "submit_label": self.submit_label}

    def form_valid(self, form: Any) -> HttpResponse:
        link = form.save(commit=False)
        path = self.make(link)
        context = {
            **self.get_context_data(form=form),
            "made_for": str(link),
            "value": absolute_url(path),
            "value_label": _("Link"),
            "list_url": self.list_url,
        }
        return shown_once(self.request, "admin/private_links/made.html", context)


class RevokeView(OfPage, FormView[forms.Form]):
    form_class = forms.Form
    template_name = "admin/explained_form.html"
    page_title = gettext_lazy("Revoke")
    submit_label: ClassVar[Promise]
    explanation: ClassVar[Promise]
    """What it means, with `%(link)s`."""
    revoked: ClassVar[Promise]
    """That it is done, with `%(link)s`."""

    def revoke(self) -> None:
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        return str(self.link)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        explanation = self.explanation % {"link": self.link}
        label = self.submit_label
        return {**context, "submit_label": label, "explanation": explanation, "serious": True}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.revoke()
        messages.success(self.request, self.revoked % {"link": self.link})
        return redirect(self.list_url)
