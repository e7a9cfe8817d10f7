"""The website's pages that are no pages of the tree."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from hni_site.foundations.links import absolute_url
from hni_site.translation.languages import live_languages


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
