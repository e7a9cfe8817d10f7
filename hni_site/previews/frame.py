"""A draft in the editor's preview panel, as a microsite shows it.

The panel frames a page of ours, and that the microsite's: so the panel works as with the website,
only this page may frame the other origin, and there is a place to say what is wrong.
"""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hni_site.consumers.models import Microsite
from hni_site.foundations.previewing import PreviewMode
from hni_site.previews.snapshots import Incomplete, take


def modes(page: Any) -> list[PreviewMode]:
    """Of each microsite that shows pages of this type. One query."""
    label = page._meta.label
    return [
        PreviewMode(f"microsite-{microsite.pk}", microsite.name, partial(show, microsite))
        for microsite in Microsite.objects.all()
        if label in microsite.page_types
    ]


def show(microsite: Microsite, request: HttpRequest, page: Any) -> HttpResponse:
    """The frame for the draft; what is missing where there can be none."""
    context: dict[str, Any] = {"microsite": microsite}
    if page.pk is None:
        context["is_new"] = True
    else:
        try:
            context["address"] = microsite.preview_url(take(page, request.user))
        except Incomplete as error:
            context["incomplete"] = str(error)
    response = render(request, "admin/previews/frame.html", context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    if "address" in context:
        # It asks first whether anyone answers there.
        allowed = {"frame-src": [microsite.origin], "connect-src": [microsite.origin]}
        vars(response)["_csp_update"] = allowed  # As django-csp's decorator does it.
    return response
