"""Pictures, served by the web process: one machine needs no other server."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

ONE_YEAR = 365 * 24 * 3600


@require_safe
def image_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition under /media/images/. Its name changes with its content, so it keeps for a year.

    Nothing else under the media folder is handed out here: files to download go through Wagtail's
    view, which asks who may have them.
    """
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    if isinstance(response, FileResponse):
        response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
