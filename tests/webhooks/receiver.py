"""A receiver on this machine, which checks what comes with the reference implementation."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.utils import timezone
from standardwebhooks import Webhook

from hni_site.webhooks.following import due, follow
from tests.content_store.store import work_off

Answer = tuple[int, dict[str, str], bytes]
TAKEN: Answer = (200, {}, b"")
DROPPED = 0  # A status that is none: the connection ends without an answer.


class Request:
    """What came, checked."""

    def __init__(self, headers: dict[str, str], body: bytes, secret: str) -> None:
        self.headers = headers
        self.id = headers["webhook-id"]
        # Raises where signature or time are wrong.
        self.payload: Any = Webhook(secret).verify(body, headers)
        self.items: list[Any] = self.payload["data"]["items"]

    @property
    def titles(self) -> list[str]:
        """Of what is live; `-<page id>` of what is gone."""
        return [
            item["document"]["title"] if item["state"] == "live" else f"-{item['tombstone']['id']}"
            for item in self.items
        ]


class Receiver:
    """Keeps what it was sent, and answers what it is told to."""

    def __init__(self) -> None:
        self.secret = ""
        self.requests: list[Request] = []
        self.faults: list[Exception] = []
        self.broken_off = 0
        self.answer: Callable[[Request], Answer] = lambda request: TAKEN
        self.path_asked: list[str] = []
        self.address = ""

    def take(self, headers: dict[str, str], body: bytes) -> Answer:
        try:
            request = Request(headers, body, self.secret)
        except Exception as fault:
            self.faults.append(fault)
            return 400, {}, b"not signed by the site"
        self.requests.append(request)
        return self.answer(request)

    @property
    def titles(self) -> list[str]:
        return [title for request in self.requests for title in request.titles]


@contextmanager
def listening(receiver: Receiver, tls: ssl.SSLContext | None = None) -> Iterator[None]:
    """While it listens; with a certificate, over TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.path_asked.append(self.path)
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:  # Whoever sent it was killed meanwhile.
                receiver.broken_off += 1
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, extra, answer = receiver.take(headers, body)
            if status == DROPPED:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in extra.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            receiver.path_asked.append(self.path)
            self.send_error(405)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Whoever asked has gone."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    receiver.address = f"http://127.0.0.1:{server.server_port}/changes?of=all"
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def held_by(requests: list[Request]) -> dict[int, Any]:
    """Documents by id, as one holds them who takes what comes in the order in which it comes."""
    documents: dict[int, Any] = {}
    for request in requests:
        for item in request.items:
            if item["state"] == "live":
                documents[item["document"]["id"]] = item["document"]
            else:
                documents.pop(item["tombstone"]["id"], None)
    return documents


def deliver() -> None:
    """What a worker does in a turn."""
    work_off()
    for follower_id in due(timezone.now()).values_list("pk", flat=True):
        follow(follower_id, lambda: True)
