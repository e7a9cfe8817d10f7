"""The addresses below /embargo/: a release under embargo, for whoever has a copy's link.

No cache keeps anything of it, no search engine notes it, and no site that it links to is told.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hni_site.embargo_copies.copies import accept, note_view
from hni_site.embargo_copies.enums import Answer
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.embargo_copies.opening import Opened, open_copy
from hni_site.foundations.dependencies import target_of
from hni_site.media.addresses import below
from hni_site.media.models import SiteDocument, SiteRendition
from hni_site.media.privacy import in_hidden_collection
from hni_site.media.responses import PICTURES, file_response, picture_response
from hni_site.translation.languages import best_language, live_languages

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}

P = ParamSpec("P")


def _kept_to_itself(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(*args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return wrapped


# The one thing that is sent here is that the terms are accepted, by whoever knows the token. And
# without a referrer browsers don't say where a form comes from, as Django's check demands.
@csrf_exempt
@_kept_to_itself
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, token: str, language: str = "") -> HttpResponseBase:
    """The terms, to be accepted once; then the release as the website would show it."""
    opened = open_copy(token, language)
    match opened:
        case Opened(Answer.PUBLIC_PAGE):
            return HttpResponseRedirect(opened.public_path)
        case Opened(Answer.TERMS, EmbargoCopy() as copy) if request.method == "POST":
            accept(copy)
            return redirect(request.path)
        case Opened(Answer.TERMS):
            return _terms(request, opened)
        case Opened(Answer.RELEASE) if request.method == "POST":
            return redirect(request.path)
        case Opened(Answer.RELEASE, EmbargoCopy() as copy):
            if request.method == "GET":
                note_view(copy, opened.language)
            return _release(request, opened, token)
    return _nothing(request)


def _terms(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Says nothing of the release but when its embargo ends."""
    with translation.override(opened.language):
        response = render(request, "embargo_copies/terms.html", {"opened": opened})
    response.headers["Content-Language"] = opened.language
    return response


def _release(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    root = reverse("embargo_copies:release", args=[token])
    with translation.override(opened.language), below(root.rstrip("/")):
        page = opened.text.page()
        context = page.get_context(request)
        context["embargo_copy"] = opened
        context["embargo_copy_languages"] = [
            (code, reverse("embargo_copies:release_in_language", args=[token, code]))
            for code in sorted(opened.texts)
        ]
        response = TemplateResponse(request, page.get_template(request), context).render()
    response.headers["Content-Language"] = opened.language
    return response


# --- Pictures and files ---------------------------------------------------------------------------


@_kept_to_itself
@require_safe
def picture(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A size of a picture in the release."""
    name = f"{PICTURES}{path}"

    def found(opened: Opened) -> HttpResponseBase | None:
        pictures = SiteRendition.objects.filter(~Q(in_hidden_collection("image__collection")))
        # PostgreSQL refuses to be asked for a NUL.
        rendition = None if "\0" in path else pictures.filter(file=name).first()
        is_shown = rendition is not None and _shows(opened, rendition.image)
        return picture_response(request, name) if is_shown else None

    return _thing(request, token, found)


@_kept_to_itself
@require_safe
def file(request: HttpRequest, token: str, document_id: int, filename: str) -> HttpResponseBase:
    """A file of the release."""

    def found(opened: Opened) -> HttpResponseBase | None:
        files = SiteDocument.objects.filter(~Q(in_hidden_collection()))
        document = files.filter(pk=document_id).first()
        if document is None or document.filename != filename or not _shows(opened, document):
            return None
        return file_response(request, document)

    return _thing(request, token, found)


def _thing(
    request: HttpRequest, token: str, found: Callable[[Opened], HttpResponseBase | None]
) -> HttpResponseBase:
    """What is found of the release; once that is public, the way to the thing's own address."""
    opened = open_copy(token)
    response: HttpResponseBase | None = None
    if opened.answer == Answer.PUBLIC_PAGE:
        prefix = reverse("embargo_copies:release", args=[token])
        response = HttpResponseRedirect(request.path.removeprefix(prefix.rstrip("/")))
    elif opened.answer == Answer.RELEASE:
        try:
            response = found(opened)
        except Http404:  # The file itself is gone.
            response = None
    return response or _nothing(request)


def _shows(opened: Opened, thing: Any) -> bool:
    return any(target_of(thing) in text.things_shown() for text in opened.texts.values())


# --- Nothing --------------------------------------------------------------------------------------


def _nothing(request: HttpRequest) -> HttpResponse:
    """The same for every link that shows nothing, whatever the reason."""
    published = live_languages() or [translation.get_language()]
    language = best_language([translation.get_language_from_request(request)], published)
    with translation.override(language):
        response = render(request, "embargo_copies/nothing.html", status=404)
    response.headers["Content-Language"] = language
    return response
