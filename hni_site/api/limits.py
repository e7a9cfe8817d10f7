"""How much one client may ask.

Header names: draft-ietf-httpapi-ratelimit-headers, as GitHub and others send them.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hni_site.throttling import Allowance, client_address
from hni_site.throttling import take as take_one

WINDOW = 60


def take(request: HttpRequest) -> Allowance | None:
    """Counts the request; None where no limit is set, or where nothing can be counted."""
    limit: int = settings.API_REQUESTS_PER_MINUTE
    return take_one(f"api-requests:{client_address(request)}", limit, WINDOW) if limit else None


def describe(allowance: Allowance, response: HttpResponse) -> HttpResponse:
    """The response with what is left of the client's share of this minute."""
    response["RateLimit-Limit"] = str(allowance.limit)
    response["RateLimit-Remaining"] = str(max(allowance.limit - allowance.used, 0))
    response["RateLimit-Reset"] = str(allowance.seconds_left)
    if allowance.exhausted:
        response["Retry-After"] = str(allowance.seconds_left)
    return response
