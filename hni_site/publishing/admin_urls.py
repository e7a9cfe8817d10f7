"""Wagtail's admin, in which every form that is sent is one change: whole, or not at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from hni_site.editorial.errors import CannotBePublic
from hni_site.foundations.changes import content_changes
from hni_site.publishing.locking import lock_page

View = Callable[..., HttpResponse]
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def one_change(view: View) -> View:
    """Runs the view in one transaction where it may change something, with the page's lock."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        try:
            with content_changes():
                if "page_id" in kwargs:
                    lock_page(int(kwargs["page_id"]))
                return view(request, *args, **kwargs)
        except CannotBePublic as refusal:
            messages.error(request, str(refusal))
            return redirect("wagtailadmin_home")

    return wrapped


urlpatterns = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, one_change)
