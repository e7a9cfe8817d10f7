"""Pictures and files as responses, for whoever the caller lets have them."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from hni_site.media.models import SiteDocument

# Where renditions lie: their names, as the database has them, begin with it.
PICTURES = "images/"


def picture_response(request: HttpRequest, name: str) -> HttpResponseBase:
    """The rendition whose file is called so, such as `images/felt.width-320.webp`.

    304 where the client has it. Http404 where the file is gone.
    """
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _response(request, settings.MEDIA_ROOT / name, content_type)


def file_response(request: HttpRequest, document: SiteDocument) -> HttpResponseBase:
    """The file: a PDF for the browser to show, anything else to be saved.

    304 where the client has it. Http404 where the file is gone.
    """
    path = Path(document.file.path)
    response = _response(request, path, document.content_type, document.file_hash)
    response.headers["Content-Disposition"] = document.content_disposition
    response.headers["Content-Security-Policy"] = "default-src 'none'"  # It runs nothing here.
    return response


def _response(
    request: HttpRequest, path: Path, content_type: str, content_hash: str = ""
) -> HttpResponseBase:
    try:
        modified = int(path.stat().st_mtime)
    except FileNotFoundError as error:
        raise Http404("The file is gone.") from error
    etag = quote_etag(content_hash) if content_hash else None
    known: HttpResponse | None = get_conditional_response(request, etag, modified)
    response = known or FileResponse(path.open("rb"), content_type=content_type)
    response.headers["Last-Modified"] = http_date(modified)
    if etag:
        response.headers["ETag"] = etag
    return response
