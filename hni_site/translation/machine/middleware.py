"""A machine translation that failed is a message on the page one came from, not an error page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

from hni_site.translation.machine.services import MachineTranslationFailed


class MachineTranslationMiddleware:
    """The engine has two views that ask a translator, and neither expects that it may fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, MachineTranslationFailed):
            return None
        messages.error(request, str(error))
        for url in (request.POST.get("next", ""), request.headers.get("Referer", "")):
            if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
                return HttpResponseRedirect(url)
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
