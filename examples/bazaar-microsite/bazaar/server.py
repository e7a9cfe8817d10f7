"""The small server: the built files, the webhook, the preview. Standard library only.

On a real host a web server with TLS stands before it, or serves the files itself and hands on only
`/webhook/` and `/preview/`.
"""

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from bazaar.build import Built
from bazaar.preview import preview
from webhook_receiver import receive

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
SECONDS_TO_SPEAK = 15
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"
# A copy may be kept, but is asked about each time: what is gone shows at once.
ASKED_ABOUT = "no-cache"


class Server(ThreadingHTTPServer):
    """`built` is replaced as a whole after each build."""

    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        output: Path,
        built: Built,
        secrets: list[str],
        knock: Callable[[], None],
    ) -> None:
        super().__init__(address, Handler)
        self.output, self.built = output.resolve(), built
        self.secrets, self.knock = secrets, knock

    def policy(self, frame_ancestors: str) -> str:
        """The Content Security Policy: files of ours, and the newsroom's pictures."""
        site = self.built.site
        pictures = " ".join(sorted({site.newsroom, *site.content.picture_origins}))
        return (
            f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' {pictures}; "
            "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
            f"frame-ancestors {frame_ancestors}"
        )


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "bazaar", ""
    timeout = SECONDS_TO_SPEAK
    frame_ancestors = "'none'"

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        self.frame_ancestors = "'none'"
        if path == "/":
            self._lead_to(f"/{self._language()}/", HTTPStatus.FOUND)
        elif path == "/preview/":
            site = self.server.built.site
            self.frame_ancestors = site.newsroom
            status, page = preview(site, asked.query)
            self._answer(status, page, KINDS[".html"], "no-store")
        elif path in self.server.built.moved:
            self._lead_to(self.server.built.moved[path], HTTPStatus.MOVED_PERMANENTLY)
        else:
            self._file(path, asked.query)

    do_HEAD = do_GET  # noqa: N815 - http.server looks for this name.

    def do_POST(self) -> None:
        self.close_connection = True  # What was not read of a refused body goes with it.
        if urlsplit(self.path).path != "/webhook/":
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain", "no-store")
            return
        status, text = receive(self.headers, self.rfile, self.server.secrets, self.server.knock)
        self._answer(status, text.encode(), "text/plain", "no-store")

    def _file(self, path: str, query: str) -> None:
        try:
            file = self._place(path)
            is_folder = file.is_dir() and not path.endswith("/")
            data = b"" if is_folder else file.read_bytes()
        except (OSError, ValueError):
            return self._missing()
        if is_folder:
            return self._lead_to(f"/{path.strip('/')}/", HTTPStatus.MOVED_PERMANENTLY)
        status = HTTPStatus.GONE if path in self.server.built.gone else HTTPStatus.OK
        versioned = path.startswith("/static/") and query.startswith("v=")
        keeping = KEPT_FOR_A_YEAR if versioned else ASKED_ABOUT
        return self._answer(status, data, KINDS[file.suffix], keeping)

    def _place(self, path: str) -> Path:
        """Where a path leads among the built files. Raises ValueError where it leads elsewhere."""
        file = self.server.output / path.lstrip("/")
        if not file.resolve().is_relative_to(self.server.output):
            raise ValueError(path)
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix not in KINDS and not file.is_dir():
            raise ValueError(path)
        return file

    def _missing(self) -> None:
        file = self.server.output / self._language() / "missing" / "index.html"
        self._answer(HTTPStatus.NOT_FOUND, file.read_bytes(), KINDS[".html"], ASKED_ABOUT)

    def _language(self) -> str:
        """The address's language, or else the first of `Accept-Language` that there is here."""
        known = [language.code for language in self.server.built.site.content.languages]
        asked = [self.path.strip("/").partition("/")[0]]
        for part in (self.headers.get("Accept-Language") or "").split(","):
            code = part.partition(";")[0].strip().lower()
            asked += [code, code.partition("-")[0]]
        return next((code for code in asked if code in known), known[0])

    def _lead_to(self, url: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Location", quote(url, safe="/:?#[]@!$&'()*+,;=%~"))
        self.send_header("Cache-Control", ASKED_ABOUT)
        self.send_header("Vary", "Accept-Language")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, data: bytes, kind: str, keeping: str) -> None:
        etag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
        known = self.headers.get("If-None-Match") == etag
        if known and status is HTTPStatus.OK and keeping != "no-store":
            status, data = HTTPStatus.NOT_MODIFIED, b""
        packed = "gzip" in (self.headers.get("Accept-Encoding") or "")
        if packed and data:
            data = compressed(data)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if packed and data:
            self.send_header("Content-Encoding", "gzip")
        if status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            self.send_header("Content-Length", str(len(data)))
        if keeping != "no-store":
            self.send_header("ETag", etag)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Cache-Control", keeping)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.server.policy(self.frame_ancestors))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: addresses of previews are secret."""


@lru_cache(maxsize=256)
def compressed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
