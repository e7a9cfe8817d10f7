"""Pages × languages: how far each page is in each language. A few queries for a screenful."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from wagtail.models import Locale, Page

from hni_site.access import policies
from hni_site.foundations.pages import page_types
from hni_site.translation.enums import State
from hni_site.translation.status.models import TranslationStatus

OWN = "original"


@dataclass(frozen=True)
class Cell:
    """A page in a language; for its own language all is None."""

    locale: Locale
    state: State | None
    status: TranslationStatus | None = None


@dataclass(frozen=True)
class Row:
    page: Page
    cells: list[Cell]


@dataclass(frozen=True)
class Sum:
    """How many pages are how far in a language."""

    locale: Locale
    counts: list[tuple[State, int]]


def originals(user: Any) -> "QuerySet[Page]":
    """The pages that are no translations, as far as the user may read them."""
    made = TranslationStatus.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    readable = policies.pages.instances_user_has_any_permission_for(user, policies.EXPLORING)
    pages: QuerySet[Page] = readable.filter(alias_of=None, depth__gt=1).exclude(Exists(made))
    return pages.filter(content_type__in=_content_types())


def _content_types() -> Any:
    from django.contrib.contenttypes.models import ContentType

    found = ContentType.objects.get_for_models(*page_types()).values()
    return [content_type.pk for content_type in found]


def in_state(pages: "QuerySet[Page]", locale: Locale, state: State) -> "QuerySet[Page]":
    """Those of the originals that are so far in the language."""
    rows = TranslationStatus.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale
    )
    if state == State.MISSING:
        return pages.exclude(locale=locale).exclude(Exists(rows))
    return pages.filter(Exists(rows.filter(state=state)))


def rows_of(pages: Sequence[Page], locales: Sequence[Locale]) -> list[Row]:
    """One query."""
    keys = [page.translation_key for page in pages]
    found = {
        (status.translation_key, status.locale_id): status
        for status in TranslationStatus.objects.filter(translation_key__in=keys)
    }

    def cell(page: Page, locale: Locale) -> Cell:
        if page.locale_id == locale.pk:
            return Cell(locale, None)
        status = found.get((page.translation_key, locale.pk))
        return Cell(locale, State(status.state) if status else State.MISSING, status)

    return [Row(page, [cell(page, locale) for locale in locales]) for page in pages]


def sums(pages: "QuerySet[Page]", locales: Sequence[Locale]) -> tuple[list[Sum], int]:
    """Of all the originals, not of a screenful; and how many those are. One query."""
    own = pages.order_by().annotate(state=Value(OWN)).values_list("locale", "state")
    keys = pages.order_by().values("translation_key")
    counted = TranslationStatus.objects.filter(translation_key__in=keys, page_id__isnull=False)
    both = own.annotate(n=Count("pk")).union(
        counted.values_list("locale", "state").annotate(n=Count("pk")), all=True
    )
    by_language: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for locale_id, state, n in both:
        by_language[locale_id][state] = n
    total = sum(counts[OWN] for counts in by_language.values())
    found = []
    for locale in locales:
        counts = by_language[locale.pk]
        counts[State.MISSING] = total - counts.total()
        found.append(Sum(locale, [(state, counts[state]) for state in State]))
    return found, total


def titled(pages: "QuerySet[Page]", words: str) -> "QuerySet[Page]":
    return pages.filter(Q(title__icontains=words) | Q(draft_title__icontains=words))
