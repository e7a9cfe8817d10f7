"""A feed, whatever it is written as."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID, uuid5

from hni_site.delivery.head import standing
from hni_site.feeds import selection
from hni_site.feeds.entries import Entry, entry_of, permanent_id
from hni_site.foundations.links import absolute_url
from hni_site.foundations.organisation import organisation
from hni_site.foundations.text import without_forbidden

# Any would do; readers know feeds by what is made of it, so it stays.
_FEEDS = UUID("5f0c1f0e-6a53-4f0c-8f0e-2a2f4c2b7d11")


class Author(NamedTuple):
    name: str
    url: str
    """May be empty."""


class Gone(NamedTuple):
    """Something that was told and was withdrawn since."""

    id: str
    at: datetime.datetime


class Feed(NamedTuple):
    id: str
    title: str
    language: str
    page_url: str
    """The page on the website that shows the same."""
    author: Author
    entries: Sequence[Entry]
    withdrawn: Sequence[Gone]
    updated: datetime.datetime


def read(language: str, topic: str = "", value: str = "") -> Feed:
    """All news of a language, or those of a topic. NotFound where there is no such feed."""
    languages = selection.languages_for(language)
    if topic:
        about = selection.about_topic(languages, topic, value)
    else:
        about = selection.about_all(languages)
    publisher = organisation()
    entries = [entry_of(item) for item in selection.newest(about, languages)]
    gone = [Gone(permanent_id(row), row.changed_at) for row in selection.withdrawn(languages)]
    changes = [*(entry.updated for entry in entries), *(one.at for one in gone)]
    title = f"{about.title} – {publisher.name}" if about.title else publisher.name
    return Feed(
        id=uuid5(_FEEDS, f"{language}/{about.mark}").urn,
        title=without_forbidden(title),
        language=language,
        # A question that no release answers has no page.
        page_url=absolute_url(f"{about.path}{about.query}" if entries else about.path),
        author=Author(without_forbidden(publisher.name), publisher.website),
        entries=entries,
        withdrawn=gone,
        updated=max(changes) if changes else _last_change(),
    )


def _last_change() -> datetime.datetime:
    """For a feed with nothing in it; the same in every process."""
    return standing().changed_at or datetime.datetime.fromtimestamp(0, datetime.UTC)
