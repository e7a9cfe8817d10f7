"""Redirects that give nothing away: Wagtail's own would lead to a page that nobody may see."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from hni_site.foundations.links import public_versions


class RedirectMiddleware(MiddlewareMixin):
    """Answers a 404 with the redirect from its address, where everyone may go to its target."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404:
            location, permanent = _target(request)
            if location:
                kind = HttpResponsePermanentRedirect if permanent else HttpResponseRedirect
                return kind(location)
        return response


def _target(request: HttpRequest) -> tuple[str, bool]:
    """Where to go and whether for good; first for the address with its query, then without."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirect = get_redirect(request, full) or get_redirect(request, full.partition("?")[0])
    if redirect is None or not _is_public(redirect):
        return "", False
    return redirect.link or "", redirect.is_permanent


def _is_public(redirect: Redirect) -> bool:
    page_id = redirect.redirect_page_id
    return page_id is None or page_id in public_versions([page_id])
