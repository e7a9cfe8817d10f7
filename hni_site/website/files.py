"""Pictures and files: for everyone while something public shows them, else for who works with them.

docs/media.md says what a cache may hold, and why.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from hni_site.access.policies import may_see_hidden
from hni_site.content_store.shown import to_everyone
from hni_site.media.models import SiteDocument, SiteImage, SiteRendition
from hni_site.media.responses import PICTURES, file_response, picture_response
from hni_site.website.views import not_found

# A rendition's name changes with its content. Shared caches ask again after an hour all the same:
# the picture may have been withdrawn.
PICTURE_CACHE = "public, max-age=31536000, s-maxage=3600, immutable"
# A file may be replaced by another of the same name.
FILE_CACHE = "public, max-age=300, s-maxage=300"
NO_CACHE = "private, no-store"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition, by the name of its file under /media/images/. Originals are never handed out."""
    name = f"{PICTURES}{path}"
    renditions = SiteRendition.objects.annotate(is_public=to_everyone(SiteImage, "image__"))
    # PostgreSQL refuses to be asked for a NUL.
    found = None if "\0" in path else renditions.filter(file=name).first()
    tag = f"images-{found.image_id}" if found else ""
    return _handed_out(
        request, found, tag, PICTURE_CACHE, lambda _: picture_response(request, name)
    )


@require_safe
def file(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """A file under /documents/. Its name must be right: who guesses numbers gets nothing."""
    documents = SiteDocument.objects.annotate(is_public=to_everyone(SiteDocument))
    found = documents.filter(pk=document_id).first()
    if found is not None and found.filename != filename:
        found = None
    return _handed_out(
        request,
        found,
        f"documents-{document_id}",
        FILE_CACHE,
        lambda document: file_response(request, document),
    )


def _handed_out(
    request: HttpRequest,
    thing: Any,
    tag: str,
    cache_control: str,
    respond: Callable[[Any], HttpResponseBase],
) -> HttpResponseBase:
    """What is hidden is answered as if it were missing; that takes the same steps, too."""
    is_public = thing is not None and thing.is_public
    is_allowed = is_public or _may_see(request.user, thing)
    try:
        if not is_allowed:
            raise Http404
        response = respond(thing)
    except Http404 as missing:
        response = not_found(request, missing)
        response.headers["Cache-Control"] = "no-store"  # It may be public in a moment.
        return response
    response.headers["Cache-Control"] = cache_control if is_public else NO_CACHE
    if is_public:
        response.headers["Cache-Tag"] = tag
    return response


def _may_see(user: Any, thing: Any) -> bool:
    """Whether someone may see what is hidden. Strangers are told by the same steps that it is not
    there, be it there or not."""
    if not user.is_active or thing is None:
        return False
    return may_see_hidden(user, thing.image if isinstance(thing, SiteRendition) else thing)
