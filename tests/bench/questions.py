"""What is asked of the APIs."""

import json
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.bench.site import Server

OURS = "/api/v2/press-releases/"
STOCK = "/stock/pages/"
PAGE = 20  # Items of a listing.
LARGEST_PAGE = 100


@dataclass(frozen=True)
class Question:
    """The same question to our API and to Wagtail's; `{id}` is a release's."""

    name: str
    ours: str
    stock: str

    @property
    def key(self) -> str:
        return self.name.lower().replace(" ", "-")


LISTING = Question("Plain listing", OURS, f"{STOCK}?type=news.PressReleasePage")
COMPLETE = Question(
    "Listing of 20 with complete bodies",
    f"{OURS}?fields=*&limit={PAGE}",
    f"{STOCK}?type=news.PressReleasePage&fields=*&limit={PAGE}&rich_text_format=html",
)
DETAIL = Question("Detail", f"{OURS}{{id}}/", f"{STOCK}{{id}}/?rich_text_format=html")


def fetch(address: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=120) as response:
        body: bytes = response.read()
        return body


def some_release(server: Server) -> int:
    """The id of one in the middle of the listing."""
    total = _listing(server, "limit=1")["meta"]["total_count"]
    release: int = _listing(server, f"limit=1&offset={total // 2}")["items"][0]["id"]
    return release


def cursor_of(server: Server, page: int, order: str = "") -> str:
    """The cursor before a page of the listing, or before the last where there are fewer.

    Found as a client finds it: along the `next` links, if in longer steps.
    """
    total = _listing(server, "limit=1")["meta"]["total_count"]
    ahead, cursor = (min(page, total // PAGE) - 1) * PAGE, ""
    query = f"order={order}&" if order else ""
    while ahead:
        step = min(ahead, LARGEST_PAGE)
        meta = _listing(server, f"{query}limit={step}&cursor={cursor}")["meta"]
        cursor = parse_qs(urlsplit(meta["next"]).query)["cursor"][0]
        ahead -= step
    return cursor


def _listing(server: Server, query: str) -> Any:
    return json.loads(fetch(f"{server.address}{OURS}?{query}"))
