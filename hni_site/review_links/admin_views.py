"""A page's review links in the admin: who has one, a new one, an end to one."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.models import Page

from hni_site.private_links import admin_views as screens
from hni_site.private_links import links
from hni_site.private_links.admin_views import good_until
from hni_site.review_links.enums import LinkState
from hni_site.review_links.forms import LinkForm
from hni_site.review_links.models import ReviewLink
from hni_site.review_links.opening import may_give_links

ICON = "link-external"
TITLE = gettext_lazy("Review links")

CREATED = "hni.review_link.create"
REVOKED = "hni.review_link.revoke"


class _OfDraft(screens.OfPage):
    link_model = ReviewLink
    list_title = TITLE
    list_url_name = "review_links_of_page"
    header_icon = ICON

    def may_give(self, page: Page, user: Any) -> bool:
        return may_give_links(page, user)


class LinksView(_OfDraft, screens.LinksView):
    model = ReviewLink
    page_title = TITLE
    template_name = "admin/review_links/list.html"
    add_item_label = gettext_lazy("Make a link for someone")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("state", label=_("State"), accessor=lambda link: link.state.label),
            Column("expires_at", _("Good until"), accessor=good_until, sort_key="expires_at"),
            DateColumn("created_at", label=_("Made"), sort_key="created_at"),
            UserColumn("created_by", label=_("Made by"), blank_display_name="–"),
        ]

    def get_edit_url(self, instance: ReviewLink) -> str | None:
        return None  # There is nothing to change in one.

    def get_list_more_buttons(self, instance: ReviewLink) -> list[MenuItem]:
        if instance.state == LinkState.REVOKED:
            return []
        url = reverse("review_link_revoke", args=[instance.pk])
        return [MenuItem(_("Revoke"), url, icon_name="cross", priority=20)]

    def get_add_url(self) -> str:
        return reverse("review_link_add", args=[self.page.pk])


class AddView(_OfDraft, screens.AddView):
    form_class = LinkForm
    page_title = gettext_lazy("Make a link for someone")

    def make(self, link: ReviewLink) -> str:
        token = links.make(link, self.page, self.request.user, CREATED)
        return reverse("review_links:draft", args=[token])


class RevokeView(_OfDraft, screens.RevokeView):
    submit_label = gettext_lazy("Revoke the link")
    explanation = gettext_lazy(
        "From now on the link of %(link)s shows nothing, and there is no way back. The other "
        "links stay as they are."
    )
    revoked = gettext_lazy("The link of %(link)s is revoked.")

    def revoke(self) -> None:
        links.revoke(self.link, self.request.user, REVOKED)
