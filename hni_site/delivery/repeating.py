"""Before Django: a response given once is given again, for as long as the log stands still.

Django needs longer to lead a request through its layers than a kept answer takes. So a response is
kept here as it went out, with the headers that the layers gave it. Where the log stands is asked
for every request all the same: nothing here is ever stale.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import DatabaseError, Error
from django.utils import timezone

from hni_site.consumers.authentication import UnknownToken, token_of
from hni_site.delivery import limits, without_pictures
from hni_site.delivery.answers import AnswerResponse
from hni_site.delivery.head import standing
from hni_site.delivery.memory import Memory

# Everything in a request that makes a difference to a kept 200: what Django's layers look at
# (the host, whether it came by HTTPS, the origin), the encodings, and the address. The path is last
# because it alone is decoded, and so may hold a line break. Before it all stands whether the reader
# wants pictures.
DIFFERENCES = (
    "HTTP_HOST",
    "wsgi.url_scheme",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_ORIGIN",
    "HTTP_ACCEPT_ENCODING",
    "QUERY_STRING",
    "SCRIPT_NAME",
    "PATH_INFO",
)


@dataclass(frozen=True)
class Response:
    """A 200 as it went out, without what is counted for each client."""

    headers: list[tuple[str, str]]
    body: bytes
    is_counted: bool
    etag: str
    good_until: datetime.datetime | None


class RepeatingApplication:
    """The site as a WSGI application; what Django says is repeatable it is not asked again."""

    def __init__(self, django: WSGIApplication) -> None:
        self.django = django
        self.memory: Memory[Response] = Memory()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET":
            return self.django(environ, start_response)
        try:
            token = token_of(environ)
        except (UnknownToken, Error):
            return self.django(environ, start_response)  # Django says it better.
        # The same bytes for every token; but a token's answers say that no others may keep them.
        kind = "with token" if token else ""
        choice = without_pictures.NONE if without_pictures.is_chosen(environ) else ""
        key = "\n".join([kind, choice, *(environ.get(name, "") for name in DIFFERENCES)])
        kept = self._kept(key)
        if kept and "HTTP_IF_NONE_MATCH" not in environ:
            allowance = limits.take(environ, token) if kept.is_counted else None
            if not (allowance and allowance.exhausted):
                counted = limits.headers(allowance) if allowance else []
                start_response("200 OK", [*kept.headers, *counted])
                return [kept.body]
        elif kept and not kept.is_counted and kept.etag in environ["HTTP_IF_NONE_MATCH"]:
            names = ("ETag", "Cache-Control", "Vary", "Last-Modified")
            start_response("304 Not Modified", [(k, v) for k, v in kept.headers if k in names])
            return [b""]
        response = self.django(environ, start_response)
        if isinstance(response, AnswerResponse) and response.good_at:
            headers = [(k, v) for k, v in response.items() if k not in limits.HEADERS]
            kept = Response(
                headers,
                response.content,
                response.is_counted,
                response["ETag"],
                response.good_until,
            )
            self.memory.put(key, response.good_at, kept, len(kept.body))
        return response

    def _kept(self, key: str) -> Response | None:
        if key not in self.memory:
            return None
        try:
            kept = self.memory.get(key, standing())
        except DatabaseError:
            return None  # Django says it better.
        if kept and kept.good_until and kept.good_until < timezone.now():
            return None
        return kept
