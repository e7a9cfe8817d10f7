"""One POST to somebody else's server: to a judged address, bounded in time and size.

By hand on the standard library, because each step must be bounded and none may look a name up
again, follow a redirect or ask a proxy.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from hni_site.webhooks.addresses import Resolver, Target, ask_dns, resolve

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 10.0  # Without a byte.
TOTAL_SECONDS = 15.0  # From looking the name up to the end of the answer.
EXCERPT_BYTES = 1000


class NoAnswer(Exception):
    """Nobody took the request, or nobody said so in time; the text says what happened."""


@dataclass(frozen=True)
class Reply:
    status: int
    excerpt: str
    retry_after: str
    """The header's value, as it came."""


def post(
    target: Target, headers: Mapping[str, str], body: bytes, *, resolver: Resolver = ask_dns
) -> Reply:
    """Raises Forbidden and NoAnswer. A redirect is an answer like any other."""
    deadline = time.monotonic() + TOTAL_SECONDS
    try:
        addresses = resolve(target, resolver)
        connection = _connect(target, addresses, deadline)
    except OSError as error:
        raise NoAnswer(_told(error)) from error
    # The timeouts of a socket count from its last byte. This one ends it, whatever trickles in.
    handle = connection.dup()
    guard = threading.Timer(deadline - time.monotonic(), _cut(handle))
    guard.start()
    try:
        with _encrypted(connection, target) as stream:
            reply = _exchange(stream, target, headers, body)
            if time.monotonic() >= deadline:
                raise TimeoutError  # What was cut off looks like an end.
            return reply
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= deadline
        text = f"no answer within {TOTAL_SECONDS:g} seconds" if late else _told(error)
        raise NoAnswer(text) from error
    finally:
        guard.cancel()
        connection.close()
        handle.close()


def _connect(target: Target, addresses: list[str], deadline: float) -> socket.socket:
    """To the first that is there."""
    error: OSError = TimeoutError(f"no answer within {TOTAL_SECONDS:g} seconds")
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, target.port), min(CONNECT_SECONDS, left))
        except OSError as reason:
            error = reason
    raise error


def _encrypted(connection: socket.socket, target: Target) -> socket.socket:
    connection.settimeout(SILENCE_SECONDS)
    if not target.is_https:
        return connection
    return _trust().wrap_socket(connection, server_hostname=target.host)


@cache
def _trust() -> ssl.SSLContext:
    """Certificates are verified against those that the system trusts, and name the host."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _exchange(
    stream: socket.socket, target: Target, headers: Mapping[str, str], body: bytes
) -> Reply:
    exchange = http.client.HTTPConnection(target.host, target.port)
    exchange.sock = stream
    exchange.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in {
        "Host": target.netloc,
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }.items():
        exchange.putheader(name, value)
    exchange.endheaders(body)
    answer = exchange.getresponse()
    excerpt = b""
    with suppress(OSError, http.client.HTTPException, ValueError):
        excerpt = answer.read(EXCERPT_BYTES)  # The status is what counts.
    # No database takes a NUL.
    text = excerpt.decode(errors="replace").replace("\x00", "\ufffd")
    return Reply(answer.status, text, answer.getheader("Retry-After", ""))


def _cut(handle: socket.socket) -> Callable[[], None]:
    def cut() -> None:
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    return cut


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:EXCERPT_BYTES]
