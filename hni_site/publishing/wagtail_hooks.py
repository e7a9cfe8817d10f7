from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from hni_site.editorial.sign_off import NotSignedOff, demand
from hni_site.publishing.views import SitePageViewSet


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("hni.sign_off", _("Sign off"), _("Text signed off"))
    actions.register_action(
        "hni.sign_off.ended", _("End sign-off"), _("Text changed: it is no longer signed off")
    )


@hooks.register("register_admin_viewset")
def page_views() -> SitePageViewSet:
    return SitePageViewSet()


@hooks.register("before_publish_page")
def only_what_is_signed_off(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keeps the draft and says what to do, where Wagtail would go on to publish."""
    try:
        demand(page)
    except NotSignedOff:
        messages.error(
            request,
            _(
                "Saved as a draft, but not published: this text is not signed off. Submit it, so "
                "that others read and approve it."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
