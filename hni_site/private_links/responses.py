"""What a private link shows: a page that is not public, to whoever knows the address.

No cache keeps anything of it, no search engine notes it, and no site that it links to is told.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from hni_site.media.addresses import below
from hni_site.translation.languages import best_language, live_languages

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}

P = ParamSpec("P")


def kept_to_itself(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(*args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return wrapped


def page_shown(
    request: HttpRequest, page: Any, root: str, banner: str, **context: Any
) -> HttpResponse:
    """The page as the website would show it, in its own language, below a banner.

    It asks for its pictures and files below `root`, the link's address. `banner` is a template, and
    `context` what that needs.
    """
    language: str = page.locale.language_code
    with translation.override(language), below(root.rstrip("/")):
        response = page.serve_preview(request, "")
        response.context_data |= {"private_banner": banner, **context}
        response.render()
    response.headers["Content-Language"] = language
    shown: HttpResponse = response
    return shown


def nothing(request: HttpRequest) -> HttpResponse:
    """The same for every link that shows nothing, whatever the reason."""
    published = live_languages() or [translation.get_language()]
    language = best_language([translation.get_language_from_request(request)], published)
    with translation.override(language):
        response = render(request, "private_links/nothing.html", status=404)
    response.headers["Content-Language"] = language
    return response
