"""The whole OpenAPI document."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from hni_site.api.openapi.components import component_schemas
from hni_site.api.openapi.models import Schema, references
from hni_site.api.openapi.paths import paths, tags
from hni_site.api.openapi.responses import HEADERS, RESPONSES
from hni_site.content_store.building import compact
from hni_site.delivery.answers import Answer
from hni_site.foundations.links import absolute_url

VERSION = "2.0"
ABOUT = """\
Everything that is public on this site, for other sites to show. Only reading, no key needed.

It is Wagtail's API v2 with more: each type of page has its own endpoint, schema and filters;
`include` embeds linked pages; `fallback` fills a language's list with the next; `cursor` goes
through long lists at a steady cost.

**Rules.** Times are ISO 8601 in UTC, languages are language codes, countries ISO 3166-1 alpha-2,
URLs absolute. GET, HEAD and OPTIONS work everywhere; anything else is answered with 405. An
unknown parameter is a 400 that names the known ones.

**Be kind.** Keep what you get with its `ETag` and send that back in `If-None-Match`: an answer that
still holds costs an empty 304. Who asks more often than `RateLimit-Limit` a minute must wait.
"""


TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "hni_…",
    "description": "An API token that the newsroom has made for your program. Needed for nothing "
    "that is public: it gives you a share of requests of your own, and one for previews drafts. "
    "Keep it on your server; a browser's script can't send it.",
}


@cache
def document() -> dict[str, Any]:
    """The API as OpenAPI 3.1 describes it. The same for as long as the process runs."""
    schemas = component_schemas()
    found = paths(schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}: the newsroom's API",
            "version": VERSION,
            "description": ABOUT,
        },
        "servers": [{"url": absolute_url(reverse("api:root")).rstrip("/")}],
        "security": [{}, {"token": []}],
        "tags": tags(),
        "paths": found,
        "components": {
            "schemas": _reachable(schemas, [found, RESPONSES]),
            "responses": RESPONSES,
            "headers": HEADERS,
            "securitySchemes": {"token": TOKEN},
        },
    }


def _reachable(schemas: dict[str, Schema], start: Any) -> dict[str, Schema]:
    """The schemas to which something leads."""
    found: set[str] = set()
    waiting = [name for name in references(start) if name in schemas]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += references(schemas[name])
    return {name: schema for name, schema in schemas.items() if name in found}


@cache
def _body() -> bytes:
    return compact(document()).encode()


def openapi(request: HttpRequest) -> Answer:
    return Answer(_body(), tags=("openapi",))
