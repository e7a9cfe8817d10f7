"""Fills the site with a series' pages, for tests of scale. Adds what is missing up to a number."""

import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from django.db import reset_queries
from django.db.models import QuerySet
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from hni_site.content_store import adding
from hni_site.content_store.building import Built
from hni_site.demo.contents import SOURCE_LANGUAGE
from hni_site.demo.loader import Loader
from hni_site.demo.rows import insert_pages
from hni_site.demo.series import Series
from hni_site.demo.stamping import Prototype, SearchEntry
from hni_site.demo.stored import stable_id
from hni_site.foundations.changes import content_changes, touch
from hni_site.foundations.pages import SitePage
from hni_site.publishing.actions import publish

BATCH = 200  # Numbers; a transaction adds as many pages in each language.


class Filling:
    def __init__(self, name: str, series: Series, loader: Loader, languages: Sequence[str]) -> None:
        self.name = name
        self.series = series
        self.loader = loader
        self.languages = languages
        self._prototypes: dict[tuple[int, str], Prototype] = {}

    def fill(self, up_to: int, say: Callable[[str], None]) -> int:
        """Adds the pages 1 … `up_to` that are missing, in each language; gives how many."""
        source = Page.objects.get(pk=self.loader.pk_of(SOURCE_LANGUAGE, Page, self.series.parent))
        with content_changes():
            parents = [_in_language(source, language) for language in self.languages]
        started, added = time.monotonic(), 0
        for first in range(1, up_to + 1, BATCH):
            last = min(first + BATCH - 1, up_to)
            added += self._add_batch(range(first, last + 1), [page.pk for page in parents])
            reset_queries()  # In development Django would keep the last thousands in memory.
            seconds = time.monotonic() - started
            left = seconds / last * (up_to - last)
            say(
                f"  {last} of {up_to} {self.name} in {len(parents)} languages, "
                f"{added / seconds:.0f} pages a second, {left:.0f} s left"
            )
        return added

    def _add_batch(self, numbers: range, parent_ids: list[int]) -> int:
        """Adds what is missing of these numbers: all of it, or nothing."""
        keys = {number: stable_id(f"{self.name}-{number}") for number in numbers}
        with content_changes():
            # The parents' rows are the lock under which places in the tree are given away.
            parents = Page.objects.select_for_update().filter(pk__in=parent_ids).order_by("pk")
            present = set(
                Page.objects.filter(translation_key__in=keys.values()).values_list(
                    "translation_key", "locale_id"
                )
            )
            new: list[tuple[int, SitePage]] = []
            for parent in parents:
                missing = [n for n in numbers if (keys[n], parent.locale_id) not in present]
                pages = [self._page(number, keys[number], parent) for number in missing]
                if pages:
                    _settle_slugs(parent, pages)
                    insert_pages(parent, pages)
                    new += zip(missing, pages, strict=True)
            self._publish(new)
        return len(new)

    def _page(self, number: int, key: uuid.UUID, parent: Page) -> SitePage:
        page = self.series.page(number, parent.locale.language_code, self.loader.pk_of)
        page.translation_key = key
        return page

    def _publish(self, new: list[tuple[int, SitePage]]) -> None:
        """Enters new pages, whose rows are there, in search, references and the content store."""
        versions: dict[uuid.UUID, list[Page]] = defaultdict(list)
        for version in _public_versions(page.translation_key for _number, page in new):
            versions[version.translation_key].append(version)
        documents: list[Built] = []
        references: list[ReferenceIndex] = []
        searched: list[SitePage | SearchEntry] = []
        for number, page in new:
            variant = self.series.variant(number)
            if variant is None:
                touch([page.pk])
                ReferenceIndex.create_or_update_for_object(page)
                searched.append(page)
                continue
            place = (variant, page.locale.language_code)
            if place not in self._prototypes:
                self._prototypes[place] = Prototype(page)
            prototype = self._prototypes[place]
            translations = [v for v in versions[page.translation_key] if v.pk != page.pk]
            documents.append(prototype.built_for(page, translations, self.series))
            references += prototype.references_of(page)
            searched.append(prototype.search_entry(page))
        adding.add(documents)
        ReferenceIndex.objects.bulk_create(references)
        if new:
            get_search_backend().add_bulk(type(new[0][1]), searched)


def _public_versions(keys: Iterable[uuid.UUID]) -> "QuerySet[Page]":
    """As `SitePage.public_translations` has them, for many pages at once."""
    versions: QuerySet[Page] = (
        Page.objects.live()
        .public()
        .filter(translation_key__in=set(keys), alias_of=None)
        .select_related("locale")
        .order_by("locale__language_code")
    )
    return versions


def _in_language(page: Page, language: str) -> Page:
    """The page in the language; it and those above it are copied there where they are missing."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translation = page.get_translation_or_none(locale)
    if translation is None:
        parent = page.get_parent()
        if not parent.is_root():
            _in_language(parent, language)
        translation = page.specific.copy_for_translation(locale)
        publish(translation)
    return translation


def _settle_slugs(parent: Page, pages: Sequence[SitePage]) -> None:
    """Numbers the slugs that other children of the parent have taken."""
    children = parent.get_children()
    taken = children.filter(slug__in=[page.slug for page in pages]).values_list("slug", flat=True)
    for slug in taken:
        page = next(page for page in pages if page.slug == slug)
        page.slug = find_available_slug(parent, slug)
