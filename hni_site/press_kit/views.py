"""A release as files, and all of them with its pictures as one archive."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.models import ContentItem
from hni_site.content_store.reading import news_row
from hni_site.delivery.answers import Answer, state, url_mark, with_freshness
from hni_site.delivery.errors import Gone, NotFound, Refused, problem
from hni_site.delivery.head import standing
from hni_site.press_kit import pdf, plain_text, word
from hni_site.press_kit.archive import streamed
from hni_site.press_kit.kit import members_of
from hni_site.press_kit.manuscript import Manuscript, manuscript_of
from hni_site.press_kit.pictures import Files, files_in_text, pictures_of


class Format(NamedTuple):
    content_type: str
    write: Callable[[Manuscript], bytes]
    is_shown: bool
    """Whether browsers show it, instead of saving it."""


def _with_pictures(write: Callable[[Manuscript, Files], bytes]) -> Callable[[Manuscript], bytes]:
    return lambda manuscript: write(manuscript, files_in_text(pictures_of(manuscript)))


# By the ending of the address.
FORMATS = {
    "txt": Format(plain_text.CONTENT_TYPE, plain_text.plain_text, is_shown=True),
    "docx": Format(word.CONTENT_TYPE, _with_pictures(word.word), is_shown=False),
    "pdf": Format(pdf.CONTENT_TYPE, _with_pictures(pdf.pdf), is_shown=True),
}


def public_news(pk: int) -> ContentItem:
    """Raises NotFound where there is none, Gone where it was withdrawn."""
    item = news_row(pk)
    if item is not None and item.reason == GoneReason.WITHDRAWN:
        raise Gone("This release was withdrawn.")
    if item is None or item.state != State.LIVE:
        raise NotFound("There is no such release.")
    return item


def release(ending: str) -> Callable[..., Answer]:
    written_as = FORMATS[ending]

    def make(request: HttpRequest, pk: int) -> Answer:
        item = public_news(pk)
        manuscript = manuscript_of(item)
        try:
            body = written_as.write(manuscript)
        except pdf.NotPrintable as error:
            raise NotFound(f"{error} Take .txt or .docx instead.") from error
        name = f"{manuscript.file_name}.{ending}"
        disposition = content_disposition_header(not written_as.is_shown, name)
        return Answer(
            body,
            (f"page-{pk}", f"type-{item.type}"),
            content_type=written_as.content_type,
            headers={"Content-Disposition": disposition or "inline"},
        )

    return make


def kit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The archive, written while it is read: it never is in memory as a whole."""
    if request.method not in ("GET", "HEAD"):
        response = problem(405, "Only GET, HEAD are allowed here.")
        response["Allow"] = "GET, HEAD"
        return response
    at, now = standing(), timezone.now()
    try:
        item = public_news(pk)
    except Refused as error:
        return problem(error.status, str(error))
    tag = f'W/"{state(at)}-{url_mark(request)}-{item.etag}"'
    if tag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
        response["ETag"] = tag
        return with_freshness(response, at, now)
    manuscript = manuscript_of(item)
    # The last query, before the first byte goes out.
    members = members_of(manuscript, pictures_of(manuscript))
    parts = () if request.method == "HEAD" else streamed(members, manuscript.changed)
    whole = StreamingHttpResponse(parts, content_type="application/zip")
    name = f"{manuscript.file_name}.zip"
    whole["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    whole["Cache-Tag"] = f"page-{pk},type-{item.type}"
    whole["ETag"] = tag
    return with_freshness(whole, at, now)
