"""Who a request's user is to the admin."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied

from hni_site.access.edit_links import follower
from hni_site.access.gates import GATES

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# These ask whether to change something: who may not change it isn't asked.
ASKING = (
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:revisions_revert",
)
# Shown by way of a form that is sent.
PREVIEW = "wagtailadmin_pages:preview_on_edit"


class LookingMiddleware:
    """Tells the permission tester (`foundations.permissions`) when a request only shows a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Set while templates are rendered, too: that is after the view has returned.
        token = follower.set(getattr(request, "user", None))
        try:
            return self.get_response(request)
        finally:
            follower.reset(token)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == PREVIEW or (request.method in SAFE_METHODS and name not in ASKING):
            request.user.is_looking = True  # type: ignore[union-attr] # The tester knows no request.
        gate = GATES.get(name)
        if gate and request.user.is_authenticated and not gate(request, kwargs):
            response: HttpResponse = permission_denied(request)
            return response
        return None
