"""The addresses below /preview/: pictures and files that only a draft shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from hni_site.previews.snapshots import Ended, Malformed, read
from hni_site.private_links import things
from hni_site.private_links.responses import kept_to_itself

IsShown = Callable[[str], bool]


@kept_to_itself
@require_safe
def root(request: HttpRequest, token: str) -> HttpResponseBase:
    """What lies below has its addresses from here; there is nothing here itself."""
    return _nothing()


@kept_to_itself
@require_safe
def picture(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A size of a picture in the draft."""
    return _thing(token, lambda is_shown: things.picture(request, path, is_shown))


@kept_to_itself
@require_safe
def file(request: HttpRequest, token: str, document_id: int, filename: str) -> HttpResponseBase:
    """A file of the draft."""
    return _thing(token, lambda is_shown: things.file(request, document_id, filename, is_shown))


def _thing(token: str, found: Callable[[IsShown], HttpResponseBase | None]) -> HttpResponseBase:
    """Whatever is wrong, it is answered like what never was."""
    try:
        snapshot = read(token)
    except (Malformed, Ended):
        return _nothing()
    return found(lambda thing: thing in snapshot.things) or _nothing()


def _nothing() -> HttpResponse:
    return HttpResponse(status=404)
