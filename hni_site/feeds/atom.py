"""Atom 1.0 (RFC 4287), with what was withdrawn (RFC 6721)."""

import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import escape

from hni_site.feeds.entries import Entry
from hni_site.feeds.feed import Feed, Gone

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class _Atom(Atom1Feed):
    """Django's, with whole texts, an entry's own language, pictures, and tombstones."""

    def __init__(self, updated: datetime.datetime, withdrawn: Any, **feed: Any) -> None:
        super().__init__(**feed)
        self.updated = updated
        self.withdrawn: list[Gone] = withdrawn

    def latest_post_date(self) -> datetime.datetime:
        return self.updated

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["entry"].language}

    def write_items(self, handler: Any) -> None:
        super().write_items(handler)
        for gone in self.withdrawn:
            named = {"ref": gone.id, "when": rfc3339_date(gone.at)}
            handler.addQuickElement("at:deleted-entry", "", named)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.picture:
            link = {"rel": "enclosure", "href": entry.picture["src"], "type": "image/jpeg"}
            handler.addQuickElement("link", "", link)
        handler.addQuickElement("content", entry.html, {"type": "html"})


def atom(feed: Feed, url: str) -> bytes:
    written = _Atom(
        feed.updated,
        feed.withdrawn,
        title=feed.title,
        link=feed.page_url,
        description=None,
        language=feed.language,
        feed_url=url,
        feed_guid=feed.id,
        author_name=feed.author.name,
        author_link=feed.author.url or None,
    )
    for entry in feed.entries:
        written.add_item(
            title=entry.title,
            link=entry.url,
            # It is read as HTML; None, which the stubs don't know, leaves it out.
            description=escape(entry.summary) if entry.summary else None,  # type: ignore[arg-type]
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.tags,
            entry=entry,
        )
    text: str = written.writeString("utf-8")
    return text.encode()
