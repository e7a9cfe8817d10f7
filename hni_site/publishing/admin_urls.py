"""Wagtail's admin, in which every form that is sent is one change: whole, or not at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from hni_site.foundations.changes import content_changes

View = Callable[..., HttpResponse]
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def one_change(view: View) -> View:
    """Runs the view in one transaction where it may change something."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        with content_changes():
            return view(request, *args, **kwargs)

    return wrapped


urlpatterns = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, one_change)
