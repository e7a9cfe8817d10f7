"""A release's embargo copies in the admin: who has one, a new one, an end to one, who read when."""

from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import Page

from hni_site.embargo_copies.copies import make_copy, revoke
from hni_site.embargo_copies.enums import CopyState
from hni_site.embargo_copies.forms import CopyForm
from hni_site.embargo_copies.models import CopyView, EmbargoCopy
from hni_site.embargo_copies.release import embargo_of, texts_of
from hni_site.private_links import admin_views as screens
from hni_site.private_links.admin_views import PER_PAGE, good_until
from hni_site.publishing.embargo.embargoed import can_be_embargoed

ICON = "key"
TITLE = gettext_lazy("Embargo copies")


def may_give_copies(page: Page, user: Any) -> bool:
    """Of an alias none is given: it shows another page's text."""
    if page.alias_of_id or not can_be_embargoed(page):
        return False
    return bool(page.permissions_for_user(user).can_give_embargo_copies())


class _OfRelease(screens.OfPage):
    link_model = EmbargoCopy
    list_title = TITLE
    list_url_name = "embargo_copies_of_page"
    header_icon = ICON

    def may_give(self, page: Page, user: Any) -> bool:
        return may_give_copies(page, user)


class CopiesView(_OfRelease, screens.LinksView):
    """Who has a copy of the release in this language."""

    model = EmbargoCopy
    page_title = TITLE
    template_name = "admin/embargo_copies/list.html"

    def get_base_queryset(self) -> QuerySet[EmbargoCopy]:
        copies: QuerySet[EmbargoCopy] = super().get_base_queryset()
        return copies.annotate(read=Count("views"), last_read=Max("views__at"))

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("outlet", label=_("Outlet"), sort_key="outlet"),
            Column("state", label=_("State"), accessor=lambda copy: copy.state.label),
            Column("expires_at", _("Good until"), accessor=good_until, sort_key="expires_at"),
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


def _times_read(copy: Any) -> str:
    return _("never") if not copy.read else str(copy.read)


class AddView(_OfRelease, screens.AddView):
    """A copy for someone."""

    form_class = CopyForm
    page_title = gettext_lazy("Make a copy for someone")

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

    def make(self, link: EmbargoCopy) -> str:
        token = make_copy(link, self.page, self.request.user)
        return reverse("embargo_copies:release", args=[token])


class RevokeView(_OfRelease, screens.RevokeView):
    submit_label = gettext_lazy("Revoke the copy")
    explanation = gettext_lazy(
        "From now on the link of %(link)s shows nothing, and there is no way back. The other "
        "copies stay as they are."
    )
    revoked = gettext_lazy("The copy of %(link)s is revoked.")

    def revoke(self) -> None:
        revoke(self.link, self.request.user)


class ViewsView(_OfRelease, BaseListingView):
    """When one copy was read."""

    model = CopyView
    page_title = gettext_lazy("Read")
    paginate_by = PER_PAGE
    index_url_name = None

    def get_page_subtitle(self) -> str:
        return str(self.link)

    def get_index_url(self) -> str:
        return reverse("embargo_copy_views", args=[self.link.pk])

    @cached_property
    def columns(self) -> list[Column]:
        return [DateColumn("at", label=_("When")), Column("language", label=_("Language"))]

    def get_queryset(self) -> QuerySet[CopyView]:
        return CopyView.objects.filter(copy=self.link)
