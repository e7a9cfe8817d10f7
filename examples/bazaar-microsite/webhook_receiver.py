"""Receives the newsroom's webhooks (Standard Webhooks 1.0). Needs Python 3.11, no more.

A webhook is taken as a knock at the door: what has changed is asked from `sync/`, with a cursor of
one's own. So it does not matter if one comes twice, late, out of order or, with the poll every few
minutes, not at all.

    follower = Follower(lambda: sync(…), every=300)
    follower.start()

and wherever your web server gets `POST /webhook/`:

    status, text = receive(headers, stream, secrets, follower.knock)

`secrets` are those that the newsroom's admin shows, `whsec_…`; while one is being replaced, both.
"""

import base64
import binascii
import hashlib
import hmac
import logging
import threading
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Protocol

MOST_BYTES = 4 * 1024 * 1024  # The newsroom sends about a megabyte at most; more is not read.
TOLERANCE_SECONDS = 5 * 60  # As the reference library has it.
# A cache between here and the newsroom may hand on an answer for 30 seconds (docs/api/).
LOOK_AGAIN_SECONDS = 35
FIRST_PAUSE_SECONDS = 5  # After work that failed; then twice as long each time.

logger = logging.getLogger(__name__)


class Headers(Protocol):
    def get(self, name: str, /) -> str | None: ...


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Refused(Exception):
    """A request that is not the newsroom's. Its arguments: the HTTP status, and why."""


def receive(
    headers: Headers, stream: Stream, secrets: Sequence[str], knock: Callable[[], None]
) -> tuple[HTTPStatus, str]:
    """What to answer to a webhook, at once: the work is done elsewhere, after the knock.

    `headers` finds a name however it is written, as web frameworks' do.
    """
    try:
        body = bounded_body(headers, stream)
        verify(headers, body, secrets)
    except Refused as refused:
        status, reason = refused.args
        return status, reason
    knock()
    return HTTPStatus.NO_CONTENT, ""


def bounded_body(headers: Headers, stream: Stream) -> bytes:
    """The request's body. Raises Refused where it has no length, is too long or breaks off."""
    length = natural(headers.get("content-length"))
    if length is None:
        raise Refused(HTTPStatus.LENGTH_REQUIRED, "Content-Length is missing or odd.")
    if length > MOST_BYTES:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"More than {MOST_BYTES} bytes.")
    body = stream.read(length)
    if len(body) < length:
        raise Refused(HTTPStatus.BAD_REQUEST, "The body is shorter than Content-Length says.")
    return body


def verify(headers: Headers, body: bytes, secrets: Sequence[str], now: float | None = None) -> None:
    """Raises Refused unless one of the secrets has signed this very body within five minutes."""
    message = headers.get("webhook-id") or ""
    stamp = natural(headers.get("webhook-timestamp"))
    signatures = (headers.get("webhook-signature") or "").split()
    if not (message and stamp and signatures):
        raise Refused(HTTPStatus.UNAUTHORIZED, "The request is not signed.")
    if abs((time.time() if now is None else now) - stamp) > TOLERANCE_SECONDS:
        raise Refused(HTTPStatus.UNAUTHORIZED, "The request is too old, or a clock is wrong.")
    signed = f"{message}.{stamp}.".encode() + body
    for secret in secrets:
        digest = hmac.digest(key_of(secret), signed, hashlib.sha256)
        expected = b"v1," + base64.b64encode(digest)
        # All are compared, in a time that tells nothing of where they differ.
        if any([hmac.compare_digest(expected, given.encode()) for given in signatures]):  # noqa: C419
            return
    raise Refused(HTTPStatus.UNAUTHORIZED, "No signature is of a secret that is known here.")


def key_of(secret: str) -> bytes:
    """The bytes that a secret stands for. Raises ValueError where it is none."""
    text = secret.removeprefix("whsec_").rstrip("=")
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("A webhook secret is whsec_ and base64.") from error
    if not key:
        raise ValueError("A webhook secret is empty.")
    return key


def natural(text: str | None) -> int | None:
    """The number that a header's digits say."""
    fits = text and text.isascii() and text.isdecimal() and len(text) < 15
    return int(text) if text and fits else None


class Follower(threading.Thread):
    """Works when there is a knock, and every so many seconds without one.

    Knocks during the work make it work once more. It ends with the program; work that can be
    broken off at any moment needs no farewell.
    """

    def __init__(self, work: Callable[[], object], every: float) -> None:
        super().__init__(name="follower", daemon=True)
        self.work, self.every = work, every
        self._knocked = threading.Event()

    def knock(self) -> None:
        self._knocked.set()

    def run(self) -> None:
        pause, failures = self.every, 0
        while True:
            knocked = self._knocked.wait(pause)
            self._knocked.clear()
            try:
                self.work()
                failures = 0
                pause = min(LOOK_AGAIN_SECONDS, self.every) if knocked else self.every
            except Exception:  # Whatever it was, the next try may go well.
                pause = min(FIRST_PAUSE_SECONDS * 2**failures, self.every)
                failures = min(failures + 1, 10)
                logger.exception("Trying again in %.0f seconds", pause)
