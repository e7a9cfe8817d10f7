"""A piece of news as IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/), for news desks.

From its stored document. What was withdrawn is `canceled`, and nothing more is told of it.
"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

from hni_site.content_store.building import compact
from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.models import ContentItem
from hni_site.content_store.reading import news_row
from hni_site.delivery.answers import Answer
from hni_site.delivery.errors import NotFound
from hni_site.feeds.entries import Entry, entry_of, permanent_id
from hni_site.foundations.news import Person
from hni_site.foundations.organisation import organisation

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
HTML, PLAIN = "text/html", "text/plain"


def ninjs(request: HttpRequest, pk: int) -> Answer:
    """NotFound where there is no public news, nor any that was withdrawn."""
    item = news_row(pk)
    if item is not None and item.state == State.LIVE:
        written = _item(entry_of(item))
    elif item is not None and item.reason == GoneReason.WITHDRAWN:
        written = _canceled(item)
    else:
        raise NotFound("There is no such news.")
    return Answer(compact(written).encode(), tags=(f"page-{pk}", f"type-{item.type}"))


def _canceled(item: ContentItem) -> dict[str, Any]:
    return {
        "uri": permanent_id(item),
        "standard": STANDARD,
        "type": "text",
        "pubStatus": "canceled",
        "version": str(item.sequence),
        "versionCreated": item.changed_at.isoformat(),
        "language": item.locale,
    }


def _item(entry: Entry) -> dict[str, Any]:
    """The publisher's name is a query."""
    story, publisher = entry.story, organisation().name
    written = {
        "uri": entry.id,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "version": str(entry.document["meta"]["sequence"]),
        "firstCreated": entry.published.isoformat(),
        "versionCreated": entry.updated.isoformat(),
        "language": entry.language,
        "by": publisher,
        "copyrightHolder": publisher,
        "located": story.place,
        "headlines": [
            _text("main", entry.title),
            *(_text("subheadline", subhead) for subhead in story.subheads),
        ],
        "descriptions": [
            *([_text("summary", entry.summary)] if entry.summary else []),
            *(_text("correction", f"{note.day}: {note.text}") for note in story.corrections),
        ],
        "bodies": [_text("main", entry.html, HTML)],
        "genres": [{"name": story.kicker}] if story.kicker else [],
        "subjects": [{"name": subject.name, "uri": subject.url} for subject in story.subjects],
        "infoSources": [_source(person) for person in story.contacts],
        "renditions": [{"name": "web", "href": entry.url, "contentType": HTML}],
        "associations": list(_associations(entry)),
    }
    return {name: value for name, value in written.items() if value not in ("", [])}


def _text(role: str, value: str, content_type: str = PLAIN) -> dict[str, str]:
    return {"role": role, "contentType": content_type, "value": value}


def _source(person: Person) -> dict[str, Any]:
    ways = [("email", person.email), ("phone", person.phone)]
    contact = [{"type": kind, "value": value} for kind, value in ways if value]
    return {
        "name": f"{person.name}, {person.role}" if person.role else person.name,
        "role": "media contact",
        **({"contactInfo": contact} if contact else {}),
    }


def _associations(entry: Entry) -> Iterator[dict[str, Any]]:
    """The picture, in the sizes that everyone can show."""
    image = entry.document["image"]
    if entry.picture is None:
        return
    described = [("alternative text", image["alt"]), ("caption", image["caption"])]
    yield {
        "name": "picture",
        "rel": "featured",
        "uri": entry.picture["src"],
        "type": "picture",
        **({"by": image["credit"]} if image["credit"] else {}),
        "descriptions": [_text(role, text) for role, text in described if text],
        "renditions": [
            {
                "name": str(source["width"]),
                "href": source["src"],
                "contentType": source["type"],
                "width": source["width"],
                "height": source["height"],
            }
            for source in image["sources"]
            if source["type"] == "image/jpeg"
        ],
    }
