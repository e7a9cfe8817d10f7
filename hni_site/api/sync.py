"""`sync/`: everything that is public, then only what has changed. See docs/api/sync.md."""

import uuid
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from hni_site.api.parameters import Parameters, natural, parameters, read_types, refuse_unknown
from hni_site.content_store.building import compact
from hni_site.content_store.changes import Place, changes
from hni_site.content_store.models import Head
from hni_site.delivery.answers import Answer
from hni_site.delivery.changes import entries
from hni_site.delivery.cursors import Cursor, read_cursor, refuse_outdated
from hni_site.delivery.errors import BadRequest
from hni_site.foundations.links import absolute_url


def sync(request: HttpRequest) -> Answer:
    """The next changes behind the cursor, and the cursor behind those."""
    query = parameters(request)
    refuse_unknown(query, {"cursor", "limit", "locale", "type"})
    limit = natural(query, "limit", settings.WAGTAILAPI_LIMIT_MAX, settings.WAGTAILAPI_LIMIT_MAX)
    if limit == 0:
        raise BadRequest("limit must be at least 1 here")
    # Before the rows: what is written in between lies behind the number read here.
    head = Head.objects.first() or Head(log=uuid.UUID(int=0))
    cursor = _cursor(query, head)
    rows = []
    if cursor.place.sequence < head.sequence:
        rows = changes(cursor.place, limit, cursor.types, cursor.locales)
    more = len(rows) == limit
    end = rows[-1].sequence if rows else cursor.place.sequence
    behind = Place(end if more else max(end, head.sequence), cursor.place.gone_after)
    text = replace(cursor, place=behind).as_text()
    following = {name: query[name] for name in ("limit",) if name in query}
    address = absolute_url(f"{request.path}?{urlencode({'cursor': text, **following})}")
    meta = compact({"cursor": text, "more": more, "next": address})
    return Answer(f'{{"meta":{meta},"items":[{",".join(entries(rows))}]}}'.encode(), tags=("sync",))


def _cursor(query: Parameters, head: Head) -> Cursor:
    """The cursor given, or one that begins here."""
    types = tuple(sorted(t._meta.label for t in read_types(query))) if query.get("type") else ()
    locales = _locales(query)
    if not query.get("cursor"):
        return Cursor(head.log, Place(0, head.sequence), types, locales)
    cursor = read_cursor(query["cursor"])
    refuse_outdated(cursor, head)
    for name, asked, followed in (
        ("type", types, cursor.types),
        ("locale", locales, cursor.locales),
    ):
        if name in query and asked != followed:
            raise BadRequest(
                f"This cursor follows another {name}. Leave {name} out, or start again without a "
                "cursor to follow something else."
            )
    return cursor


def _locales(query: Parameters) -> tuple[str, ...]:
    known = dict(settings.LANGUAGES)
    codes = sorted({code for code in query.get("locale", "").split(",") if code})
    for code in codes:
        if code not in known:
            raise BadRequest(
                f"locale takes language codes with commas between; '{code}' is not one of: "
                f"{', '.join(known)}"
            )
    return tuple(codes)
