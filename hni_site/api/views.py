"""What the API answers where it has no endpoint."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.views.decorators.csrf import csrf_exempt

from hni_site.delivery.errors import problem


@csrf_exempt
def no_such_endpoint(request: HttpRequest) -> HttpResponse:
    """Every address under /api/ that leads nowhere; one without its last slash leads there."""
    slashed = f"{request.path_info}/"
    if not request.path_info.endswith("/") and resolve(slashed).func is not no_such_endpoint:
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return problem(404, "There is no such endpoint. /api/v2/docs/ shows them all.")
