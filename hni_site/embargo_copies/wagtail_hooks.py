from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from hni_site.embargo_copies import admin_views, copies
from hni_site.private_links.history import register_link_actions


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path(
            "embargo-copies/<int:page_id>/",
            admin_views.CopiesView.as_view(),
            name="embargo_copies_of_page",
        ),
        path(
            "embargo-copies/<int:page_id>/add/",
            admin_views.AddView.as_view(),
            name="embargo_copy_add",
        ),
        path(
            "embargo-copies/copy/<int:link_id>/",
            admin_views.ViewsView.as_view(),
            name="embargo_copy_views",
        ),
        path(
            "embargo-copies/copy/<int:link_id>/revoke/",
            admin_views.RevokeView.as_view(),
            name="embargo_copy_revoke",
        ),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def buttons(page: Page, user: Any, **kwargs: Any) -> Any:
    """In the page's menu, where the user may."""
    if admin_views.may_give_copies(page, user):
        url = reverse("embargo_copies_of_page", args=[page.pk])
        yield Button(str(admin_views.TITLE), url, icon_name=admin_views.ICON, priority=55)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    register_link_actions(
        actions,
        {
            copies.CREATED: (
                _("Make an embargo copy"),
                _("Embargo copy made for %(name)s, %(outlet)s"),
            ),
            copies.REVOKED: (
                _("Revoke an embargo copy"),
                _("Embargo copy of %(name)s, %(outlet)s revoked"),
            ),
        },
    )
