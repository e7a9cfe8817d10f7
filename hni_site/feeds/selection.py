"""Which news a feed has: the newest of a language or of a topic in it, and what was withdrawn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import QuerySet

from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.models import ContentItem, Facet
from hni_site.content_store.reading import (
    documents,
    facets,
    in_every_language,
    in_nearest,
    linking_to,
    shown_at,
)
from hni_site.delivery.errors import NotFound
from hni_site.foundations.news import Topic, news_types
from hni_site.translation.fallback.chains import chain_of
from hni_site.translation.fallback.reading import fallbacks

NEWEST = 20


class About(NamedTuple):
    """What a feed is about."""

    mark: str
    """Names it whatever its address is."""
    title: str
    """Empty where the site has no page for the news."""
    path: str
    """Of the page on the website that shows the same, in the reader's language."""
    query: str = ""
    """What narrows that page to the topic, where it has something about it."""
    only: Mapping[str, QuerySet[Facet]] | None = None
    """Label of each type of news → those of its pages that are about the topic; None: all news."""


def languages_for(language: str) -> Sequence[str]:
    """The language and those that stand in for it. NotFound where it is none of the site's."""
    said = fallbacks()
    if language not in said.languages:
        raise NotFound("The site has no such language.")
    return chain_of(language, said)


def about_all(languages: Sequence[str]) -> About:
    """All news. Its page is that below which it lies."""
    parents = {
        parent._meta.label
        for label in news_types()
        for parent in apps.get_model(label).allowed_parent_page_models()
    }
    rooms = ContentItem.objects.filter(in_nearest(languages), state=State.LIVE, type__in=parents)
    room = rooms.only("title", "url_path").order_by("tree_path").first()
    title, path = (room.title, shown_at(room, languages[0])) if room else ("", f"/{languages[0]}/")
    return About("news", title, path)


def about_topic(languages: Sequence[str], name: str, value: str) -> About:
    """A topic. NotFound where it is none, or none that is public."""
    topics = {
        label: topic
        for label, news in news_types().items()
        for topic in news.topics
        if topic.name == name
    }
    # PostgreSQL refuses to be asked for a NUL.
    found = {} if "\0" in value else {k: _pages(t, languages, value) for k, t in topics.items()}
    only = {
        label: linking_to(label, languages, topics[label].filter, ids)
        for label, ids in found.items()
        if ids
    }
    if not only:
        raise NotFound("There is no such topic.")
    topic = topics[next(iter(only))]
    if topic.title:
        about = about_all(languages)
        title = topic.title(value, languages[0])
        query = f"?{urlencode({topic.asks: value})}" if topic.asks else ""
        return about._replace(mark=f"{name}/{value}", title=title, query=query, only=only)
    columns = ("title", "url_path", "translation_key")
    [page] = documents(topic.page_type, languages).filter(slug=value).only(*columns)[:1]
    mark, path = f"{name}/{page.translation_key}", shown_at(page, languages[0])
    return About(mark, page.title, path, only=only)


def _pages(topic: Topic, languages: Sequence[str], value: str) -> list[int]:
    """The pages that the value names: by a slug in the reader's languages, in every language."""
    if topic.named_by:
        named = Facet.objects.filter(type=topic.page_type, name=topic.named_by, value=value)
        return list(named.values_list("item", flat=True))
    return in_every_language(documents(topic.page_type, languages).filter(slug=value))


def newest(about: About, languages: Sequence[str]) -> list[ContentItem]:
    """The newest rows first. Two queries for one type of news."""
    dated: list[tuple[str, int]] = []
    for label, news in news_types().items():
        found = facets(label, languages, news.date)
        if about.only is not None:
            found = found.filter(
                item__in=about.only.get(label, Facet.objects.none()).values("item")
            )
        dated += found.order_by("-value", "-item").values_list("value", "item")[:NEWEST]
    ids = [page_id for _date, page_id in sorted(dated, reverse=True)[:NEWEST]]
    rows = ContentItem.objects.filter(state=State.LIVE).defer("search_text").in_bulk(ids)
    return [rows[page_id] for page_id in ids if page_id in rows]


def withdrawn(languages: Sequence[str]) -> list[ContentItem]:
    """The tombstones of what was withdrawn last, whatever it was about: that is not kept."""
    gone = ContentItem.objects.filter(
        state=State.GONE,
        reason=GoneReason.WITHDRAWN,
        type__in=list(news_types()),
        locale__in=list(languages),
    )
    return list(gone.order_by("-sequence")[:NEWEST])
