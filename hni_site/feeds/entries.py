"""A stored document as an entry of a feed."""

import datetime
import json
import re
from typing import Any, NamedTuple
from uuid import uuid5

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.dateparse import parse_datetime

from hni_site.content_store.models import ContentItem
from hni_site.foundations.news import Story, news_types
from hni_site.foundations.text import without_forbidden
from hni_site.languages import RIGHT_TO_LEFT
from hni_site.media.sources import largest_jpeg

_EMPTY_LINES = re.compile(r"\n\s*\n")


class Entry(NamedTuple):
    id: str
    """`urn:uuid:…`, the same wherever the page lies and whatever it is called."""
    page_id: int
    url: str
    language: str
    title: str
    summary: str
    html: str
    picture: dict[str, Any] | None
    """Of the picture's sources the largest JPEG."""
    tags: list[str]
    """What it is about, by name."""
    published: datetime.datetime
    updated: datetime.datetime
    story: Story
    document: dict[str, Any]


def permanent_id(item: ContentItem) -> str:
    """Of a page in its language. A tombstone has the same."""
    return uuid5(item.translation_key, item.locale).urn


def entry_of(item: ContentItem) -> Entry:
    """Of a live row of a type whose pages are news."""
    document = json.loads(item.document)
    story = news_types()[item.type].story(document)
    published = _moment(document, "first_published_at") or item.changed_at
    return Entry(
        id=permanent_id(item),
        page_id=item.page_id,
        url=document["meta"]["html_url"],
        language=item.locale,
        title=without_forbidden(document["title"]),
        summary=without_forbidden(document["summary"]),
        html=without_forbidden(_html(document, story, item.locale)),
        picture=largest_jpeg(document["image"]),
        tags=[without_forbidden(subject.name) for subject in story.subjects],
        published=published,
        updated=max(_moment(document, "last_published_at") or published, published),
        story=story,
        document=document,
    )


def _moment(document: dict[str, Any], name: str) -> datetime.datetime | None:
    text = document["meta"][name]
    return parse_datetime(text) if text else None


def _html(document: dict[str, Any], story: Story, language: str) -> str:
    """The whole text, what was corrected first."""
    shown = {
        "document": document,
        "story": story,
        "picture": largest_jpeg(document["image"]),
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }
    with translation.override(language):
        html = render_to_string("feeds/story.html", shown)
    return _EMPTY_LINES.sub("\n", html).strip()
