"""Caches in front of the site forget what has changed: Wagtail's frontend-cache backends, at the
end of a cursor like any webhook's.

What they keep is good for half a minute anyway (`delivery.answers.CACHE_CONTROL`); this makes it
good until it changes. What an address shows beside pages (pictures, redirects) follows by itself.
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from wagtail.contrib.frontend_cache.utils import get_backends
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from hni_site.content_store.models import ContentItem
from hni_site.content_store.writing import lock_head
from hni_site.foundations.links import absolute_url, in_frame_of
from hni_site.foundations.news import news_types
from hni_site.webhooks.batches import Batch
from hni_site.webhooks.enums import Outcome
from hni_site.webhooks.models import Follower, Purge
from hni_site.webhooks.telling import Carrier, Result, Wanted

LIMIT = 20  # Pages at a time; each has some dozen addresses, and Varnish is asked for one by one.
EXCERPT = 1000


def register() -> None:
    """Each cache of the settings follows the log from now on; one that is no longer there, not."""
    names = set(settings.WAGTAILFRONTENDCACHE)
    Purge.objects.exclude(backend__in=names).delete()
    if names == set(Purge.objects.values_list("backend", flat=True)):
        return
    with transaction.atomic():
        head = lock_head()  # It makes one, where nothing was ever published.
        for name in sorted(names):
            start = {"description": name, "log": head.log, "sequence": head.sequence}
            Purge.objects.get_or_create(backend=name, defaults=start)


def purge(follower: Follower, batch: Batch) -> Result:
    [backend] = get_backends(backends=[follower.purge.backend]).values()
    urls = [url for url in addresses(batch.rows) if backend.invalidates_hostname(_host())]
    with _errors() as told:
        backend.purge_batch(urls)
    if told:
        return Result(Outcome.REFUSED, excerpt="\n".join(told)[:EXCERPT])
    return Result(Outcome.TAKEN)


def _host() -> str:
    return settings.PUBLIC_BASE_URL.split("://")[1].split(":")[0]


@contextmanager
def _errors() -> Iterator[list[str]]:
    """What is logged as an error inside, in this thread: Wagtail's backends raise none."""
    told: list[str] = []
    thread = threading.get_ident()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread:
                told.append(record.getMessage())

    listener = Listener(logging.ERROR)
    logging.getLogger().addHandler(listener)
    try:
        yield told
    finally:
        logging.getLogger().removeHandler(listener)


def addresses(rows: Sequence[ContentItem]) -> list[str]:
    """Where the pages, and lists with them in, are read, and were read. Three queries."""
    languages = list(Locale.objects.values_list("language_code", flat=True))
    paths = {path for row in rows for path in _paths(row, languages)}
    lists_and_former = (*_paths_above(rows), *_paths_before(rows))
    paths |= {in_frame_of(language, path) for path in lists_and_former for language in languages}
    return sorted(absolute_url(path) for path in paths)


def _paths(row: ContentItem, languages: Sequence[str]) -> Iterator[str]:
    # A page stands in for one that is missing in another language.
    yield from (in_frame_of(language, row.url_path) for language in {row.locale, *languages})
    endpoint = getattr(_type(row.type), "api_endpoint", None)
    for name in ("pages", endpoint) if endpoint else ("pages",):
        yield reverse(f"api:{name}:listing")
        yield reverse(f"api:{name}:detail", args=[row.page_id])
    yield reverse("api:sync")
    yield reverse("share-card", args=[row.page_id])
    if row.type in news_types():
        for ending in ("atom", "json"):
            yield reverse(f"feeds:news-{ending}", args=[row.locale])
        yield reverse("feeds:news-sitemap")
        yield reverse("feeds:ninjs", args=[row.page_id])


def _type(label: str) -> object:
    """None where the site has no such type any more."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _paths_above(rows: Sequence[ContentItem]) -> list[str]:
    """Of the pages above, which list those below them."""
    step = Page.steplen
    above = {row.tree_path[:end] for row in rows for end in range(step, len(row.tree_path), step)}
    found = ContentItem.objects.filter(tree_path__in=above)
    return list(found.values_list("url_path", flat=True))


def _paths_before(rows: Sequence[ContentItem]) -> list[str]:
    """Of pages that were moved: what leads on now showed them."""
    found = Redirect.objects.filter(
        automatically_created=True, redirect_page__in=[row.page_id for row in rows]
    )
    return [f"{path}/" for path in found.values_list("old_path", flat=True)]


PURGES = Carrier(purge, LIMIT, lambda follower: Wanted(), None)
