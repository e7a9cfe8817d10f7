"""What browsers are told not to do with our answers."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp
from django.http import HttpRequest, HttpResponse

from hni_site.content_security import WIDER

ADMIN = "/admin/"
# What other sites show: microsites embed pictures and read documents.
FOR_OTHER_SITES = ("/api/", "/media/", "/documents/", "/feeds/", "/preview/", "/share/")

UNUSED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"),
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


class HeadersMiddleware:
    """Content Security Policy by place, Permissions Policy, Cross-Origin Resource Policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.website = get_response
        self.admin: Any = csp(WIDER)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        answer = self.admin if path.startswith(ADMIN) else self.website
        response: HttpResponse = answer(request)
        response["Permissions-Policy"] = PERMISSIONS
        for_others = path.startswith(FOR_OTHER_SITES)
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if for_others else "same-origin"
        return response
