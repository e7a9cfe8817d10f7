from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page, Workflow

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.gate import pass_through
from hni_site.editorial.sign_off import kind_of, workflow_for_new
from hni_site.publishing.embargo.view import embargo_buttons, embargo_urls
from hni_site.publishing.history import register_embargo_actions
from hni_site.publishing.views import SitePageViewSet
from hni_site.publishing.withdrawal import withdrawal_buttons, withdrawal_urls


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("hni.sign_off", _("Sign off"), _("Text signed off"))
    actions.register_action("hni.withdraw", _("Withdraw"), _("Withdrawn"))
    actions.register_action(
        "hni.sign_off.ended", _("End sign-off"), _("Text changed: it is no longer signed off")
    )
    register_embargo_actions(actions)


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


@hooks.register("construct_page_action_menu")
def approval_comes_first(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Whoever may approve sees it at once, and by its name: the last approval publishes nothing."""
    page = context.get("page")
    approval = next((item for item in items if item.name == "approve"), None)
    if page is not None and kind_of(page) and approval is not None:
        approval.label = _("Approve")
        items.remove(approval)
        items.insert(0, approval)


@hooks.register("construct_page_action_menu")
def submit_to_the_workflow_of_the_type(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """On a new page; Wagtail names the workflow of the page above."""
    if context["view"] != "create" or request.resolver_match is None:
        return
    kwargs = request.resolver_match.kwargs
    page_type = apps.get_model(kwargs["content_type_app_name"], kwargs["content_type_model_name"])
    workflow = workflow_for_new(page_type, context["parent_page"])
    items[:] = [item for item in items if item.name != SubmitToWorkflow.name]
    if workflow:
        items.append(SubmitToWorkflow(workflow))


class SubmitToWorkflow(ActionMenuItem):
    name = "action-submit"
    icon_name = "resubmit"

    def __init__(self, workflow: Workflow) -> None:
        super().__init__()
        self.label = _("Submit to %(workflow)s") % {"workflow": workflow.name}


hooks.register("register_admin_urls", withdrawal_urls)
hooks.register("register_page_header_buttons", withdrawal_buttons)
hooks.register("register_page_listing_more_buttons", withdrawal_buttons)

hooks.register("register_admin_urls", embargo_urls)
hooks.register("register_page_header_buttons", embargo_buttons)
hooks.register("register_page_listing_more_buttons", embargo_buttons)
