"""How much one client may ask of the API in a minute.

Header names: draft-ietf-httpapi-ratelimit-headers, as GitHub and others send them.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from hni_site import throttling
from hni_site.throttling import Allowance, client_address

WINDOW = 60
HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


def take(meta: Mapping[str, Any]) -> Allowance | None:
    """Counts a request, of which it gets the variables (`request.META`).

    None where no limit is set, or where nothing can be counted.
    """
    limit: int = settings.API_REQUESTS_PER_MINUTE
    if not limit:
        return None
    return throttling.take(f"api-requests:{client_address(meta)}", limit, WINDOW)


def headers(allowance: Allowance) -> list[tuple[str, str]]:
    """What is left of the client's share of this minute."""
    remaining = max(allowance.limit - allowance.used, 0)
    values = (str(allowance.limit), str(remaining), str(allowance.seconds_left))
    return list(zip(HEADERS, values, strict=True))


def describe(allowance: Allowance, response: HttpResponse) -> HttpResponse:
    """The response with what is left."""
    for name, value in headers(allowance):
        response[name] = value
    if allowance.exhausted:
        response["Retry-After"] = str(allowance.seconds_left)
    return response
