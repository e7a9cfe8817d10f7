from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.gate import pass_through
from hni_site.publishing.views import SitePageViewSet
from hni_site.publishing.withdrawal import withdrawal_buttons, withdrawal_urls


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("hni.sign_off", _("Sign off"), _("Text signed off"))
    actions.register_action("hni.withdraw", _("Withdraw"), _("Withdrawn"))
    actions.register_action(
        "hni.sign_off.ended", _("End sign-off"), _("Text changed: it is no longer signed off")
    )


@hooks.register("register_admin_viewset")
def page_views() -> SitePageViewSet:
    return SitePageViewSet()


@hooks.register("before_publish_page")
def only_what_passes_the_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keeps the draft and says what to do, where Wagtail would go on to publish."""
    try:
        pass_through(page)
    except CannotBePublic as refusal:
        messages.error(request, f"{_('Saved as a draft, but not published.')} {refusal}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


hooks.register("register_admin_urls", withdrawal_urls)
hooks.register("register_page_header_buttons", withdrawal_buttons)
hooks.register("register_page_listing_more_buttons", withdrawal_buttons)
