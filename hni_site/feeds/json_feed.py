"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

from hni_site.content_store.building import compact
from hni_site.feeds.entries import Entry
from hni_site.feeds.feed import Feed

CONTENT_TYPE = "application/feed+json"


def json_feed(feed: Feed, url: str) -> bytes:
    author = {"name": feed.author.name, **({"url": feed.author.url} if feed.author.url else {})}
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": url,
        "language": feed.language,
        "authors": [author],
        "items": [_item(entry) for entry in feed.entries],
    }
    return compact(written).encode()


def _item(entry: Entry) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.language,
    }
    if entry.summary:
        written["summary"] = entry.summary
    if entry.tags:
        written["tags"] = entry.tags
    if entry.picture:
        written["image"] = entry.picture["src"]
    return written
