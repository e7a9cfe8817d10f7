"""Lists of public pages for the website: what to show, in which order, from the store's indexes.

`languages` is one language's code, or a chain: then each page is there once, in the first of the
languages in which it is public.

A page of a list then costs what it shows, however many pages there are. What isn't public has no
document and so is in no list.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeVar
from urllib.parse import quote

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, LPad
from django.utils.http import RFC3986_SUBDELIMS
from wagtail.models import Page

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem, Facet
from hni_site.foundations.links import in_frame_of
from hni_site.foundations.news import news_types

_DIGITS = 15  # Of a page's id as a value, see `foundations.filters`.

Languages = str | Sequence[str]
PageT = TypeVar("PageT", bound=Page)


def stored_address(path: str) -> str:
    """A path as Django writes it in addresses, and so the store: quoted where it must be."""
    return quote(path, safe=RFC3986_SUBDELIMS + "/~:@")


def shown_at(item: ContentItem, language: str) -> str:
    """The path at which a reader of the language is shown the page."""
    return in_frame_of(language, item.url_path)


def news_row(page_id: int) -> ContentItem | None:
    """The row of a page of news, public or gone."""
    rows = ContentItem.objects.filter(pk=page_id, type__in=list(news_types()))
    return rows.defer("search_text").first()


def in_nearest(languages: Languages, key: str = "translation_key") -> Any:
    """That a page is in the first of the languages; where it is not there, in the next one.

    `key` is the column of the translation key.
    """
    chain = (languages,) if isinstance(languages, str) else tuple(languages)
    wanted: Any = Q(locale=chain[0])
    for place, language in enumerate(chain[1:], start=1):
        nearer = ContentItem.objects.filter(
            state=State.LIVE, locale__in=chain[:place], translation_key=OuterRef(key)
        )
        wanted |= Q(~Exists(nearer), locale=language)
    return wanted


def documents(
    page_type: str, languages: Languages, below: Page | None = None
) -> QuerySet[ContentItem]:
    """The public documents of a type, perhaps only those below a page."""
    items = ContentItem.objects.filter(in_nearest(languages), state=State.LIVE, type=page_type)
    return items.filter(_below(below, languages, "tree_path")) if below else items


def in_every_language(items: QuerySet[ContentItem]) -> list[int]:
    """Ids of the pages in all their languages: a document links to that in its own."""
    versions = ContentItem.objects.filter(
        state=State.LIVE, translation_key__in=items.values("translation_key")
    )
    return list(versions.values_list("page_id", flat=True))


def facets(
    page_type: str, languages: Languages, name: str, below: Page | None = None
) -> QuerySet[Facet]:
    """The values of a filter that the type declares, each with its page (`item`)."""
    nearest = in_nearest(languages, "item__translation_key")
    found = Facet.objects.filter(nearest, type=page_type, name=name)
    return found.filter(_below(below, languages, "item__tree_path")) if below else found


def _below(page: Page, languages: Languages, column: str) -> Q:
    """That something lies below the page, or below its public versions in the other languages."""
    paths = {page.path}
    if not isinstance(languages, str) and len(languages) > 1:
        versions = ContentItem.objects.filter(
            state=State.LIVE, translation_key=page.translation_key, locale__in=languages
        )
        paths.update(versions.values_list("tree_path", flat=True))
    return reduce(or_, (Q(**{f"{column}__startswith": path}) for path in sorted(paths)))


def values(page_type: str, languages: Languages, name: str) -> list[str]:
    """Each value that a document has, once and in order."""
    found = facets(page_type, languages, name).order_by("value")
    return list(found.values_list("value", flat=True).distinct())


def linking_to(
    page_type: str, languages: Languages, name: str, page_ids: Iterable[int]
) -> QuerySet[Facet]:
    """The documents that link, under the filter's name, to one of the pages."""
    numbers = [f"{page_id:0{_DIGITS}d}" for page_id in page_ids]
    return facets(page_type, languages, name).filter(value__in=numbers)


def is_linked(page_type: str, languages: Languages, name: str, page_id: str) -> Exists:
    """Whether a document links, under the filter's name, to the page of the query around this one;
    `page_id` is that query's column."""
    number = LPad(Cast(OuterRef(page_id), CharField()), _DIGITS, Value("0"))
    return Exists(facets(page_type, languages, name).filter(value=number))


def newest_first(
    dated: QuerySet[Facet], only: Iterable[QuerySet[Facet]] = ()
) -> "QuerySet[Facet, int]":
    """Ids of pages by their dates and ids, the latest first; `only` those that each of the other
    queries has."""
    for others in only:
        dated = dated.filter(item__in=others.values("item"))
    return dated.order_by(F("value").desc(), F("item").desc()).values_list("item", flat=True)


def load(model: type[PageT], page_ids: Iterable[int]) -> list[PageT]:
    """The pages in the order of their ids, each with its language."""
    page_ids = list(page_ids)
    pages: dict[int, PageT] = model.objects.select_related("locale").in_bulk(page_ids)
    return [pages[page_id] for page_id in page_ids if page_id in pages]


def first_below(page: Page, model: type[PageT], languages: Languages) -> PageT | None:
    """The first public page of the type below a page, in the order of the tree."""
    found = documents(model._meta.label, languages, below=page)
    ids = found.order_by("tree_path").values_list("page_id", flat=True)[:1]
    return next(iter(load(model, ids)), None)
