"""Scripts of registered microsites may read the API, as those of CORS_ALLOWED_ORIGINS may."""

from typing import Any

from corsheaders.signals import check_request_enabled
from django.http import HttpRequest

from hni_site.consumers.models import Microsite

API = "/api/"


def connect() -> None:
    check_request_enabled.connect(_is_of_microsite)


def _is_of_microsite(request: HttpRequest, **kwargs: Any) -> bool:
    """Asked where the settings name no such origin. One query, and none without an origin."""
    origin = request.headers.get("Origin")
    if not origin or not request.path_info.startswith(API):
        return False
    return Microsite.objects.filter(origin=origin).exists()
