"""How much one client may ask of the API in a minute.

Header names: draft-ietf-httpapi-ratelimit-headers, as GitHub and others send them.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from hni_site import throttling
from hni_site.consumers.api_tokens import KnownToken
from hni_site.throttling import Allowance, client_address

WINDOW = 60
HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


def take(meta: Mapping[str, Any], token: KnownToken | None = None) -> Allowance | None:
    """Counts a request, of which it gets the variables (`request.META`): towards its token's share,
    or its address's where it has none.

    None where no limit is set, or where nothing can be counted.
    """
    if token is None:
        limit, client = settings.API_REQUESTS_PER_MINUTE, client_address(meta)
    else:
        limit, client = settings.API_REQUESTS_PER_MINUTE_WITH_TOKEN, f"token-{token.pk}"
    return throttling.take(f"api-requests:{client}", limit, WINDOW) if limit else None


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
