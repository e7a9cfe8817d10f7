"""What is answered when no view does: a problem document under /api/, elsewhere a page."""

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from hni_site.delivery.errors import problem
from hni_site.website import views as website

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Such as a host name that isn't ours."""
    if request.path.startswith(API):
        return problem(400, "The request itself is malformed.")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        return problem(404, "There is nothing here. /api/v2/docs/ shows what there is.")
    return website.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; what it was stands in the log, not in the answer."""
    if request.path.startswith(API):
        return problem(500, "The fault is ours. Please try again in a few minutes.")
    return defaults.server_error(request)
