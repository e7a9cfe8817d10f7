"""A finished answer and the headers that let others keep it for as long as it is good."""

import datetime
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date

from hni_site.delivery.errors import never_stored
from hni_site.delivery.head import Standing
from hni_site.delivery.release import release_mark

JSON = "application/json"
# Whoever keeps an answer asks again at once (max-age); a CDN may hand on what it has for a moment,
# and for a while longer as long as it asks in the background.
CACHE_CONTROL = "public, max-age=0, s-maxage=30, stale-while-revalidate=300"
SMALLEST_COMPRESSED = 500
_REFUSED = re.compile(r"q=0(\.0*)?")

ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)


@dataclass
class Answer:
    """A 200's body with its tags. The same bytes for everyone, until the log moves on.

    `keep` is False where each request gets another body.
    """

    body: bytes
    tags: tuple[str, ...] = ()
    content_type: str = JSON
    keep: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    """Others that it has, such as `Content-Disposition`."""
    compressed: dict[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes that it takes. Its compressed forms come later and are smaller than the body."""
        return 2 * len(self.body)

    @cached_property
    def digest(self) -> str:
        return hashlib.blake2b(self.body, digest_size=9).hexdigest()

    def in_encoding(self, encoding: str) -> bytes:
        """The body as the client takes it; each form is made once."""
        if encoding and encoding not in self.compressed:
            self.compressed[encoding] = _ENCODERS[encoding](self.body)
        return self.compressed[encoding] if encoding else self.body


class AnswerResponse(HttpResponse):
    """A 200; with `good_at` it is good for all who ask the same while the log stands there."""

    good_at: Standing | None = None
    good_until: datetime.datetime | None = None
    """Where the clock changes it, too."""
    is_counted: bool
    """Whether it counts towards what the client may ask of the API."""


def _brotli(body: bytes) -> bytes:
    return bytes(brotli.compress(body, quality=5))


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


# Best first.
_ENCODERS = {"br": _brotli, "gzip": _gzip}


def encoding_for(request: HttpRequest, answer: Answer) -> str:
    """`br`, `gzip` or nothing."""
    if len(answer.body) < SMALLEST_COMPRESSED:
        return ""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "").lower()
    offers = [token.replace(" ", "").partition(";") for token in accepted.split(",")]
    offered = {name for name, _separator, quality in offers if not _REFUSED.fullmatch(quality)}
    return next((encoding for encoding in _ENCODERS if encoding in offered), "")


def etag(standing: Standing, request: HttpRequest, answer: Answer) -> str:
    """Names the log's state and the bytes, so that either alone can say: still good.

    Weak (RFC 9110, 8.8.1), because the compressed forms share it.
    """
    return f'W/"{state(standing)}-{url_mark(request)}-{answer.digest}"'


def state(standing: Standing) -> str:
    """What content and code together are: while it stays, every answer stays."""
    return f"{release_mark()}.{standing.mark}"


def url_mark(request: HttpRequest) -> str:
    """A short mark of the address, so that a tag is good for its own address only."""
    return hashlib.blake2b(request.get_full_path().encode(), digest_size=6).hexdigest()


def tag_of_this_state(request: HttpRequest, standing: Standing) -> str | None:
    """The client's tag where nothing public has changed since it was given out."""
    beginning = f"{state(standing)}-{url_mark(request)}-"
    return next((f'W/"{tag}"' for tag in _client_tags(request) if tag.startswith(beginning)), None)


def has_the_same_bytes(request: HttpRequest, answer: Answer) -> bool:
    """Whether what the client has of this address is what it would get."""
    end = f"-{url_mark(request)}-{answer.digest}"
    return any(tag.endswith(end) for tag in _client_tags(request))


def _client_tags(request: HttpRequest) -> list[str]:
    tags = request.META.get("HTTP_IF_NONE_MATCH", "").split(",")
    return [tag.strip().removeprefix("W/").strip('"') for tag in tags]


def respond(
    request: HttpRequest,
    standing: Standing,
    answer: Answer,
    now: datetime.datetime,
    *,
    is_counted: bool,
    good_until: datetime.datetime | None = None,
) -> HttpResponse:
    """The answer in full; 304 where the client has its bytes already."""
    if has_the_same_bytes(request, answer):
        return not_modified(etag(standing, request, answer), standing, now)
    encoding = encoding_for(request, answer)
    body = answer.in_encoding(encoding)
    response = AnswerResponse(
        b"" if request.method == "HEAD" else body, content_type=answer.content_type
    )
    response.is_counted, response.good_until = is_counted, good_until
    response["Content-Length"] = str(len(body))
    if encoding:
        response["Content-Encoding"] = encoding
    response["Cache-Tag"] = ",".join(answer.tags)
    for name, value in answer.headers.items():
        response[name] = value
    if not answer.keep:
        return never_stored(response)
    response["ETag"] = etag(standing, request, answer)
    with_freshness(response, standing, now)
    if "Last-Modified" in response:  # Else the next response has a header more.
        response.good_at = standing
    return response


def not_modified(tag: str, standing: Standing, now: datetime.datetime) -> HttpResponse:
    response = HttpResponse(status=304)
    del response["Content-Type"]
    response["ETag"] = tag
    return with_freshness(response, standing, now)


def with_freshness(response: ResponseT, standing: Standing, now: datetime.datetime) -> ResponseT:
    response["Cache-Control"] = CACHE_CONTROL
    response["Vary"] = "Accept-Encoding"
    # For information only. A date counts in seconds, and two changes may fall into one, so no
    # request is answered with 304 because of a date; and a date too young is not given at all.
    changed = standing.changed_at
    if changed and now - changed > datetime.timedelta(seconds=2):
        response["Last-Modified"] = http_date(int(changed.timestamp()))
    return response
