"""LibreTranslate and DeepL on loopback: they ask and answer in their own words.

Recorded by hand from the services' documentation; “translated” is upper case, markup left alone.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

KEPT = re.compile(r"(<keep\b.*?</keep>|<[^>]*>|&[a-z]+;)", re.DOTALL)


def shouted(text: str) -> str:
    return "".join(
        part if number % 2 else part.upper() for number, part in enumerate(KEPT.split(text))
    )


class Service:
    """What it was asked, and how it shall misbehave."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.body: bytes | None = None
        self.silent = 0.0
        self.translated = shouted
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler, content: bytes) -> tuple[int, bytes]:
        time.sleep(self.silent)
        is_deepl = handler.path == "/v2/translate"
        if is_deepl:
            asked: dict[str, Any] = parse_qs(content.decode(), keep_blank_values=True)
            asked["key"] = handler.headers["Authorization"]
            texts = asked["text"]
        else:
            asked = json.loads(content)
            texts = asked["q"]
        self.asked.append(asked)
        if self.body is not None or self.status != 200:
            return self.status, self.body or b'{"message": "No."}'
        told = [self.translated(text) for text in texts]
        if is_deepl:
            answers = [{"detected_source_language": "EN", "text": text} for text in told]
            return 200, json.dumps({"translations": answers}).encode()
        return 200, json.dumps({"translatedText": told}).encode()


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            status, body = service.answer(self, content)
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except BrokenPipeError:
                pass  # Whoever asked did not wait.

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.url = f"http://127.0.0.1:{server.server_port}"
        yield service
        server.shutdown()
