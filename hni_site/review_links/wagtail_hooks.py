from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from hni_site.private_links.history import register_link_actions
from hni_site.review_links import admin_views
from hni_site.review_links.opening import may_give_links


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path(
            "review-links/<int:page_id>/",
            admin_views.LinksView.as_view(),
            name="review_links_of_page",
        ),
        path(
            "review-links/<int:page_id>/add/",
            admin_views.AddView.as_view(),
            name="review_link_add",
        ),
        path(
            "review-links/link/<int:link_id>/revoke/",
            admin_views.RevokeView.as_view(),
            name="review_link_revoke",
        ),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def buttons(page: Page, user: Any, **kwargs: Any) -> Any:
    """In the page's menu, where the user may."""
    if may_give_links(page, user):
        url = reverse("review_links_of_page", args=[page.pk])
        yield Button(str(admin_views.TITLE), url, icon_name=admin_views.ICON, priority=54)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    register_link_actions(
        actions,
        {
            admin_views.CREATED: (_("Make a review link"), _("Review link made for %(name)s")),
            admin_views.REVOKED: (_("Revoke a review link"), _("Review link of %(name)s revoked")),
        },
    )
