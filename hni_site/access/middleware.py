"""Who a request's user is to the admin."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# These ask whether to change something: who may not change it isn't asked.
ASKING = (
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:revisions_revert",
    "wagtail_localize:convert_to_alias",
)
# Shown by way of a form that is sent.
PREVIEW = "wagtailadmin_pages:preview_on_edit"


class LookingMiddleware:
    """Tells the permission tester (`foundations.permissions`) when a request only shows a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return
        name = request.resolver_match and request.resolver_match.view_name
        if name == PREVIEW or (request.method in SAFE_METHODS and name not in ASKING):
            request.user.is_looking = True  # type: ignore[union-attr] # The tester knows no request.
