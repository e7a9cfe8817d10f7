"""The website's pages that are no pages of the tree."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hni_site.delivery import without_pictures
from hni_site.foundations.links import absolute_url
from hni_site.translation.languages import live_languages

YEAR = 365 * 24 * 3600  # Seconds.


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all but the admin.

    The API stays open to them: microsites that a search engine renders fetch from it.
    """
    sitemaps = [absolute_url(reverse(name)) for name in ("sitemap", "feeds:news-sitemap")]
    lines = ["User-agent: *", "Disallow: /admin/", *(f"Sitemap: {url}" for url in sitemaps)]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, because it serves what lies below its own address. Asked for again each time."""
    script = (Path(__file__).parent / "service_worker.js").read_bytes()
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a device shows without a connection in the place of a page that it has not."""
    return render(request, "pages/offline.html")


# Another site that sends it can do no worse than hide or show pictures; and a token would be a
# cookie for everyone.
@csrf_exempt
@require_POST
def pictures(request: HttpRequest) -> HttpResponse:
    """Notes whether the reader wants pictures, and leads back to the page."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    headers = {"Location": iri_to_uri(back), "Cache-Control": "no-store"}
    response = HttpResponse(status=303, headers=headers)
    if request.POST.get("pictures") == without_pictures.NONE:
        response.set_cookie(
            without_pictures.COOKIE,
            without_pictures.NONE,
            max_age=YEAR,
            secure=settings.PUBLIC_IS_HTTPS,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(without_pictures.COOKIE, samesite="Lax")
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "404.html", 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "403.html", 403)


def _error(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """An error page in the language of the address, where the site is published in it."""
    published = live_languages()
    language = translation.get_language()
    if published and language not in published:
        language = published[0]
    with translation.override(language):
        return render(request, template, status=status)
