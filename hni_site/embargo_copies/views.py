"""The addresses below /embargo/: a release under embargo, for whoever has a copy's link.

No cache keeps anything of it, no search engine notes it, and no site that it links to is told.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hni_site.embargo_copies.copies import accept, note_view
from hni_site.embargo_copies.enums import Answer
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.embargo_copies.opening import Opened, open_copy
from hni_site.private_links import things
from hni_site.private_links.responses import kept_to_itself, nothing, page_shown


# The one thing that is sent here is that the terms are accepted, by whoever knows the token. And
# without a referrer browsers don't say where a form comes from, as Django's check demands.
@csrf_exempt
@kept_to_itself
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
    return nothing(request)


def _terms(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Says nothing of the release but when its embargo ends."""
    with translation.override(opened.language):
        response = render(request, "embargo_copies/terms.html", {"opened": opened})
    response.headers["Content-Language"] = opened.language
    return response


def _release(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    return page_shown(
        request,
        opened.text.page(),
        reverse("embargo_copies:release", args=[token]),
        "embargo_copies/banner.html",
        embargo_copy=opened,
        embargo_copy_languages=[
            (code, reverse("embargo_copies:release_in_language", args=[token, code]))
            for code in sorted(opened.texts)
        ],
    )


# --- Pictures and files ---------------------------------------------------------------------------


def _hand_out(request: HttpRequest, token: str, find: things.Find) -> HttpResponseBase:
    """What is found of the release; once that is public, the way to the thing's own address."""
    opened = open_copy(token)
    response: HttpResponseBase | None = None
    if opened.answer == Answer.PUBLIC_PAGE:
        prefix = reverse("embargo_copies:release", args=[token])
        response = HttpResponseRedirect(request.path.removeprefix(prefix.rstrip("/")))
    elif opened.answer == Answer.RELEASE:
        texts = opened.texts.values()
        response = find(lambda thing: any(thing in text.things_shown() for text in texts))
    return response or nothing(request)


picture, file = things.views(_hand_out)
