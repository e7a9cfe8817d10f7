"""The addresses below /preview/: pictures and files that only a draft shows."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from hni_site.previews.snapshots import Ended, Malformed, read
from hni_site.private_links import things
from hni_site.private_links.responses import kept_to_itself


@kept_to_itself
@require_safe
def root(request: HttpRequest, token: str) -> HttpResponseBase:
    """What lies below has its addresses from here; there is nothing here itself."""
    return _nothing()


def _hand_out(request: HttpRequest, token: str, find: things.Find) -> HttpResponseBase:
    """Whatever is wrong, it is answered like what never was."""
    try:
        snapshot = read(token)
    except (Malformed, Ended):
        return _nothing()
    return find(lambda thing: thing in snapshot.things) or _nothing()


picture, file = things.views(_hand_out)


def _nothing() -> HttpResponse:
    return HttpResponse(status=404)
