"""What a page type says of itself so that its pages are news to machines.

Feeds, the news sitemap and ninjs take a type's pages where it declares `as_news`. They read stored
documents, so nothing here knows a page.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from wagtail.models import get_page_models


class Correction(NamedTuple):
    """A public note that something was changed."""

    day: datetime.date
    text: str


class Section(NamedTuple):
    """A text under a heading of its own, as HTML."""

    title: str
    html: str


class Subject(NamedTuple):
    """A public page about what is told, in whichever of its languages."""

    name: str
    url: str


class Person(NamedTuple):
    """Whom journalists can ask."""

    name: str
    role: str
    email: str
    phone: str


class Story(NamedTuple):
    """What a page of news says beside what every page does."""

    kicker: str
    subheads: list[str]
    place: str
    day: datetime.date
    body: list[dict[str, Any]]
    """The blocks, as documents have them."""
    about: Section | None
    corrections: list[Correction]
    contacts: list[Person]
    subjects: list[Subject]


@dataclass(frozen=True)
class Topic:
    """Feeds of a part of the news: what leads to pages of another type.

    `/feeds/en/<name>/<value>.atom`; the value is those pages' slug, or a value of `named_by`.
    """

    name: str
    filter: str
    """The news type's filter under which it leads to those pages."""
    page_type: str
    named_by: str = ""
    """A filter of those pages, such as `country`, whose values are the topics."""
    title: Callable[[str, str], str] | None = None
    """From such a value and a language; without it the page's own title serves."""
    asks: str = ""
    """The question by which the page of all news is narrowed to such a value, such as `country`."""


@dataclass(frozen=True)
class News:
    """That the pages of a type are news."""

    date: str
    """The type's filter with the date by which the newest come first."""
    topics: tuple[Topic, ...]
    story: Callable[[Mapping[str, Any]], Story]
    """From the stored document."""


def news_types() -> dict[str, News]:
    """Label of each page type whose pages are news → what it says of them."""
    declared = ((model, getattr(model, "as_news", None)) for model in get_page_models())
    return {model._meta.label: news for model, news in declared if news}
