"""Pictures and files of a page that is not public, handed out below the address that shows it."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from hni_site.foundations.dependencies import noting_dependencies, target_of
from hni_site.media.models import SiteDocument, SiteRendition
from hni_site.media.privacy import in_hidden_collection
from hni_site.media.responses import PICTURES, file_response, picture_response
from hni_site.private_links.responses import kept_to_itself

# Seconds: a snippet in the page may get another picture without a new version of the page.
REMEMBER = 60

Shown = frozenset[str]
"""What a page shows, by the names that `foundations.dependencies` gives things."""
IsShown = Callable[[str], bool]
Find = Callable[[IsShown], HttpResponseBase | None]
"""Gives what was asked for, where that is shown; else None."""
View = Callable[..., HttpResponseBase]


def things_shown(version: object, page: Callable[[], Any]) -> Shown:
    """What the page shows. `version` names the text, so that it is read once in a while only."""
    key = f"things-shown:{version}"
    things: Shown | None = cache.get(key)
    if things is None:
        with noting_dependencies() as noted:
            page().build_document()
        things = frozenset(noted)
        cache.set(key, things, REMEMBER)
    return things


def views(hand_out: Callable[[HttpRequest, str, Find], HttpResponseBase]) -> tuple[View, View]:
    """The views of a page's pictures and of its files.

    `hand_out` gets the request, the token in its address, and how to find what was asked for.
    """

    @kept_to_itself
    @require_safe
    def picture(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
        return hand_out(request, token, lambda is_shown: _picture(request, path, is_shown))

    @kept_to_itself
    @require_safe
    def file(request: HttpRequest, token: str, document_id: int, filename: str) -> HttpResponseBase:
        return hand_out(
            request, token, lambda is_shown: _file(request, document_id, filename, is_shown)
        )

    return picture, file


def _picture(request: HttpRequest, path: str, is_shown: IsShown) -> HttpResponseBase | None:
    """The size of a picture that lies there, where the picture is shown; else None.

    Of a collection that not everyone may see nothing is handed out.
    """
    if "\0" in path:  # PostgreSQL refuses to be asked for one.
        return None
    pictures = SiteRendition.objects.filter(~Q(in_hidden_collection("image__collection")))
    rendition = pictures.filter(file=f"{PICTURES}{path}").first()
    if rendition is None or not is_shown(target_of(rendition.image)):
        return None
    return _unless_gone(lambda: picture_response(request, f"{PICTURES}{path}"))


def _file(
    request: HttpRequest, document_id: int, filename: str, is_shown: IsShown
) -> HttpResponseBase | None:
    """The file, where it is shown and called so; else None."""
    files = SiteDocument.objects.filter(~Q(in_hidden_collection()))
    document = files.filter(pk=document_id).first()
    if document is None or document.filename != filename or not is_shown(target_of(document)):
        return None
    return _unless_gone(lambda: file_response(request, document))


def _unless_gone(respond: Callable[[], HttpResponseBase]) -> HttpResponseBase | None:
    try:
        return respond()
    except Http404:
        return None
