"""A newsroom that is not one: the public API as docs/api/ describes it, and nothing of the site."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

Document = dict[str, Any]

GOLDEN = Path(__file__).parent.parent / "contract"
LOCALES = [
    {"locale": "en", "name": "English", "direction": "ltr", "default": True, "fallback": []},
    {"locale": "es", "name": "Español", "direction": "ltr", "default": False, "fallback": ["en"]},
    {"locale": "ur", "name": "اردو", "direction": "rtl", "default": False, "fallback": ["en"]},
    {"locale": "sw", "name": "Kiswahili", "direction": "ltr", "default": False, "fallback": ["en"]},
]
LISTING, AFFILIATE, INDEX = "bazaar_listing", "affiliate", "bazaar_index"


def document(kind: str, number: int, slug: str, locale: str = "en", **changes: Any) -> Document:
    """A complete document of the API, from its golden file. Versions of a page share the slug.

    A listing's affiliate is the page with the number before its own.
    """
    text = (GOLDEN / f"{kind}.json").read_text()
    for placeholder, value in (("<uuid>", f"u{number}"), ("<file>", "cloth"), ("<id>", "7")):
        text = text.replace(placeholder, value)
    page: Document = json.loads(text)
    page["meta"] |= {
        "locale": locale,
        "slug": slug,
        "translation_key": f"{slug:-<8}-{kind}",
        "html_url": f"http://newsroom.test/{locale}/{kind}/{slug}/",
        "sequence": number,
    }
    if kind == LISTING:
        page["affiliate"]["id"] = number - 1
    return page | {"id": number, "title": slug.title()} | changes


class Newsroom:
    """Publishes and takes back; what it says meanwhile can be made to go wrong."""

    def __init__(self) -> None:
        self.items: dict[int, Document] = {}
        self.sequence = 0
        self.backup = 0
        """How often a backup was restored: cursors from before are refused."""
        self.limit = 2
        self.locales = LOCALES
        self.drafts: dict[str, Document] = {}
        self.trouble: list[Callable[[BaseHTTPRequestHandler], None]] = []
        """What answers the next requests in the API's place."""
        self.asked: list[str] = []
        self.address = ""

    def publish(self, page: Document) -> None:
        meta = {**page["meta"], "sequence": self.sequence + 1}
        self._log(page["id"], {"state": "live", "document": {**page, "meta": meta}})

    def take_back(
        self, number: int, reason: str = "unpublished", replaced_by: Document | None = None
    ) -> None:
        page = self.items[number]["document"]
        link = replaced_by and {
            "id": replaced_by["id"],
            "html_url": replaced_by["meta"]["html_url"],
        }
        tombstone = {
            "id": number,
            "translation_key": page["meta"]["translation_key"],
            "type": page["meta"]["type"],
            "reason": reason,
            "replaced_by": link,
        }
        self._log(number, {"state": "gone", "tombstone": tombstone})

    def live(self) -> list[Document]:
        return [i["document"] for _n, i in sorted(self.items.items()) if i["state"] == "live"]

    def _log(self, number: int, item: Document) -> None:
        self.sequence += 1
        self.items[number] = {"sequence": self.sequence, **item}

    # --- Answers ----------------------------------------------------------------------------------

    def answer(self, address: str) -> tuple[int, Document]:
        path, query = urlsplit(address).path, parse_qs(urlsplit(address).query)
        if path == "/api/v2/locales/":
            return 200, {"meta": {"total_count": len(self.locales)}, "items": self.locales}
        if path == "/api/v2/sync/":
            return self._sync(query)
        if path == "/api/v2/page_preview/":
            token = query["token"][0]
            if token == "expired":
                return 410, {"message": "This preview's time is over."}
            draft = self.drafts.get(token)
            return (200, draft) if draft else (400, {"message": "This token is not ours."})
        return 404, {"title": "Not Found", "status": 404}

    def _sync(self, query: dict[str, list[str]]) -> tuple[int, Document]:
        if cursor := query.get("cursor"):
            try:
                backup, place, gone_after, types = cursor[0].split(":")
            except ValueError:
                return 400, {"message": "This cursor was not given out here."}
            if int(backup) != self.backup:
                return 410, {"message": "This cursor belongs to a log that is no more."}
        else:
            place, gone_after, types = "0", str(self.sequence), query["type"][0]
        following = [
            item
            for item in sorted(self.items.values(), key=lambda item: item["sequence"])
            if item["sequence"] > int(place)
            and (item["state"] == "live" or item["sequence"] > int(gone_after))
            and (item.get("document") or item["tombstone"]).get("meta", item.get("tombstone"))[
                "type"
            ]
            in types.split(",")
        ]
        items = following[: self.limit]
        more = len(items) == self.limit
        end = items[-1]["sequence"] if more else self.sequence
        cursor_text = f"{self.backup}:{end}:{gone_after}:{types}"
        return 200, {"meta": {"cursor": cursor_text, "more": more}, "items": items}


@contextmanager
def running(newsroom: Newsroom) -> Iterator[Newsroom]:
    """The newsroom on a port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            newsroom.asked.append(self.path)
            if newsroom.trouble:
                newsroom.trouble.pop(0)(self)
                return
            status, content = newsroom.answer(self.path)
            say(status, json.dumps(content).encode())(self)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    newsroom.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield newsroom
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def say(
    status: int, body: bytes = b"{}", **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer; `Retry_After="3"` becomes the header `Retry-After`."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection breaks off in the middle of an answer."""
    say(200, b'{"meta": {"curs', Content_Length="5000")(handler)
