"""The way from the bare address to the reader's language."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from hni_site.translation.languages import best_language, live_languages


@require_safe
def to_best_language(request: HttpRequest) -> HttpResponse:
    """Redirects `/` to the home page in the live language that the reader likes best."""
    live = live_languages()
    if not live:
        raise Http404("No home page is published yet.")
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = [language for language, quality in accepted if quality > 0]
    response = HttpResponseRedirect(f"/{best_language(wanted, live)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response
