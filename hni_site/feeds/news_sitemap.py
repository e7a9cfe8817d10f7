"""The news sitemap: what became public in the last two days.

Google's own form of a sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/
news-sitemap): two days and 1,000 addresses are its limits.
"""

import datetime
from typing import NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Page

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.delivery.answers import Answer
from hni_site.foundations.links import absolute_url
from hni_site.foundations.news import news_types
from hni_site.foundations.organisation import organisation
from hni_site.foundations.text import without_forbidden
from hni_site.translation.languages import live_languages

AGE = datetime.timedelta(days=2)
MOST = 1000


class _Entry(NamedTuple):
    url: str
    language: str
    """ISO 639, without a region."""
    published: str
    title: str


def news_sitemap(request: HttpRequest) -> Answer:
    """Nobody keeps it: it also changes where nothing does but the time."""
    shown = {
        "publisher": without_forbidden(organisation().name),
        "entries": [
            _Entry(
                url=absolute_url(item.url_path),
                language=item.locale.split("-")[0],
                published=item.first_published_at.isoformat() if item.first_published_at else "",
                title=without_forbidden(item.title),
            )
            for item in _latest(timezone.now())
        ],
    }
    text = render_to_string("feeds/news_sitemap.xml", shown)
    return Answer(text.encode(), content_type="application/xml", keep=False)


def _latest(now: datetime.datetime) -> list[ContentItem]:
    """In the languages that are published, without copies of other languages, as in the sitemap of
    all pages."""
    found = ContentItem.objects.filter(
        state=State.LIVE,
        type__in=list(news_types()),
        locale__in=live_languages(),
        first_published_at__gt=now - AGE,
    ).exclude(page_id__in=Page.objects.exclude(alias_of=None).values("pk"))
    columns = ("locale", "title", "url_path", "first_published_at")
    return list(found.only(*columns).order_by("-first_published_at", "-page_id")[:MOST])
