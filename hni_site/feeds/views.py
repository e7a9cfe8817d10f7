"""Feeds as answers: kept and repeated as the API's are."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from hni_site.delivery.answers import Answer
from hni_site.feeds import atom, json_feed
from hni_site.feeds.feed import Feed, read
from hni_site.foundations.links import absolute_url
from hni_site.foundations.news import news_types


class Format(NamedTuple):
    content_type: str
    write: Callable[[Feed, str], bytes]
    """From the feed and its own address."""


# By the ending of the address.
FORMATS = {
    "atom": Format(atom.CONTENT_TYPE, atom.atom),
    "json": Format(json_feed.CONTENT_TYPE, json_feed.json_feed),
}


def feed(written_as: Format, topic: str = "") -> Callable[..., Answer]:
    def make(request: HttpRequest, language: str, value: str = "") -> Answer:
        found = read(language, topic, value)
        body = written_as.write(found, absolute_url(iri_to_uri(request.path)))
        return Answer(body, tags=_tags(), content_type=written_as.content_type)

    return make


def _tags() -> tuple[str, ...]:
    return ("feeds", *(f"type-{label}" for label in news_types()))
