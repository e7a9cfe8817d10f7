"""From a checked query to rows of the store. Nothing here looks at pages."""

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from wagtail.api.v2.utils import parse_boolean
from wagtail.models import Locale, Site

from hni_site.api.ordering import Items, Key, behind, cursor_of, ordered, place
from hni_site.api.parameters import COLUMNS, Condition, ListingQuery, moment
from hni_site.api.statements import Statement, statement_of
from hni_site.content_store.enums import State
from hni_site.content_store.fields import with_address
from hni_site.content_store.models import ContentItem, Count, Facet
from hni_site.content_store.reading import in_nearest
from hni_site.delivery.errors import BadRequest, NotFound
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.folding import folded

STEP = 4  # treebeard's path: four characters for each level of the tree.
KEPT_STATEMENTS = 300


def live() -> Items:
    return ContentItem.objects.filter(state=State.LIVE)


# By hand, because it is always the same question.
_ONE = """
    SELECT item.type, item.document, parent.summary
    FROM content_store_contentitem item
    LEFT JOIN content_store_contentitem parent ON parent.state = %s
        AND parent.tree_path = SUBSTR(item.tree_path, 1, LENGTH(item.tree_path) - %s)
    WHERE item.state = %s AND item.page_id = %s
"""


class One(NamedTuple):
    """A public page: its type, its document, and the summary of the page above if it has any."""

    type: str
    document: str
    parent: str | None


def find_one(page_id: int) -> One | None:
    """The page, if it is public."""
    if page_id.bit_length() > 63:  # More than the database can compare with.
        return None
    with connection.cursor() as cursor:
        cursor.execute(_ONE, [State.LIVE.value, STEP, State.LIVE.value, page_id])
        row = cursor.fetchone()
    if row is None:
        return None
    type_, document, parent = row
    return One(type_, with_address(document), parent and with_address(parent))


def find(query: ListingQuery, column: str) -> tuple[int, list[str], str | None]:
    """(total, that column of the items of the asked page, the cursor behind them)."""
    if len(query.locales) > 1:
        _require_language(query)
    written = _write if query.names_content else _written
    statement, keys = written(query, column, is_behind=bool(query.cursor))
    rows = statement.rows(place(query.cursor, keys) if query.cursor else ())
    page = rows[: query.limit]
    if not page:
        _require_language(query)
        return _count(query), [], None
    total = page[0][1]
    cursor = cursor_of(page[-1][2:], keys) if len(rows) > len(page) else None
    return total, [row[0] for row in page], cursor


def _write(query: ListingQuery, column: str, *, is_behind: bool) -> tuple[Statement, list[Key]]:
    """For the column, the total, and the keys of the order, of one page; one row more tells
    whether something is behind it."""
    items, keys = ordered(query, _filtered(query))
    items = items.annotate(total=_total(query))
    if is_behind:
        items = behind(items, keys)
    rows = items.values_list(column, "total", *(key.column for key in keys))
    end = query.offset + query.limit + (1 if query.by_cursor else 0)
    return statement_of(rows[query.offset : end]), keys


_written = lru_cache(KEPT_STATEMENTS)(_write)


# --- Filters --------------------------------------------------------------------------------------


def _filtered(query: ListingQuery) -> Items:
    items = live()
    if not query.every_type:
        items = items.filter(type__in=[page_type._meta.label for page_type in query.types])
    if query.locales:
        items = items.filter(in_nearest(query.locales))
    if query.site:
        items = items.filter(_under_site(query.site))
    for name, value in query.columns:
        items = items.filter(_column(name, value))
    for name, value in query.relations:
        items = items.filter(_related(name, value))
    for condition in query.conditions:
        items = items.filter(Exists(_facets(condition)))
    if query.search is not None:
        items = items.filter(_searched(query.search, query.search_any))
    return items


def _require_language(query: ListingQuery) -> None:
    """NotFound where the asked language is none of the site's. What is found is proof enough."""
    locales = query.locales
    if locales and not Locale.objects.filter(language_code=locales[0]).exists():
        raise NotFound("No Locale matches the given query.")


def _under_site(value: str) -> Q:
    host, _separator, port = value.partition(":")
    if port and not port.isdecimal():
        raise BadRequest("site must be a host name, or a host name and a port: example.org:8000")
    sites = Site.objects.filter(hostname=host, **({"port": int(port)} if port else {}))
    found = list(sites.select_related("root_page")[:2])
    if not found:
        raise NotFound("No Site matches the given query.")
    if len(found) > 1:
        raise BadRequest(
            "Your query returned multiple sites. Try adding a port number to your site filter."
        )
    under = Q(pk__in=())
    for root in found[0].root_page.get_translations(inclusive=True):
        under |= Q(tree_path__startswith=root.path)
    return under


def _column(name: str, value: str) -> Q:
    column = COLUMNS[name]
    try:
        if name == "id":
            return Q(page_id=int(value))
        if name == "show_in_menus":
            return Q(show_in_menus=parse_boolean(value))
        if column.endswith("_at"):
            return Q(**{column: moment(value)})
    except ValueError as error:
        raise BadRequest(
            f"field filter error. '{value}' is not a valid value for {name} ({error})"
        ) from error
    return Q(**{column: value})


def _related(name: str, value: str) -> Q:
    """Wagtail's tree and translation filters. The page named must itself be public."""
    page = _named_page(name, value)
    if name == "translation_of":
        return Q(translation_key=page.translation_key) & ~Q(page_id=page.page_id)
    path = page.tree_path
    if name == "ancestor_of":
        return Q(tree_path__in=[path[:end] for end in range(STEP, len(path), STEP)])
    below = Q(tree_path__startswith=path) & ~Q(page_id=page.page_id)
    if name == "child_of":
        return below & Q(Exact(Length("tree_path"), len(path) + STEP))
    return below


_MISSING = {
    "child_of": "parent page doesn't exist",
    "descendant_of": "ancestor page doesn't exist",
    "ancestor_of": "descendant page doesn't exist",
    "translation_of": "translation_of page doesn't exist",
}


def _named_page(name: str, value: str) -> ContentItem:
    if value == "root" and name != "ancestor_of":
        root_id = Site.objects.filter(is_default_site=True).values("root_page_id")[:1]
        page = live().filter(page_id__in=root_id).first()
    elif value.isdecimal():
        page = live().filter(page_id=int(value[:20])).first()
    else:
        raise BadRequest(f"{name} must be a positive integer")
    if page is None:
        raise BadRequest(_MISSING[name])
    return page


def _facets(condition: Condition) -> QuerySet[Facet]:
    api_filter, values = condition.api_filter, condition.values
    facets = Facet.objects.filter(item=OuterRef("pk"), name=api_filter.name)
    if api_filter.kind is FilterKind.PAGE:
        return facets.filter(value__in=_in_every_language(api_filter, values))
    if condition.comparison in ("exact", "in"):
        return facets.filter(value__in=values)
    return facets.filter(**{f"value__{condition.comparison}": values[0]})


def _in_every_language(api_filter: ApiFilter, values: Iterable[str]) -> list[str]:
    """The pages of these ids in all their languages: a document links to that in its own."""
    named = live().filter(page_id__in=[int(value) for value in values])
    versions = live().filter(translation_key__in=named.values("translation_key"))
    return [api_filter.sortable(page_id) for page_id in versions.values_list("page_id", flat=True)]


def _searched(search: str, any_word: bool) -> Q:
    """All words, or any, anywhere in the text: right for scripts without spaces, too."""
    words = folded(search).split()[:20]
    if not words:
        return Q(pk__in=())
    found = [Q(search_text__contains=word) for word in words]
    return reduce(or_, found) if any_word else reduce(and_, found)


# --- How many -------------------------------------------------------------------------------------


class _Number(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS found)"
    output_field = IntegerField()


def _total(query: ListingQuery) -> Subquery:
    """How many items there are on all pages, as a part of the query for one page."""
    counts = _counts(query)
    if counts is None:
        return _Number(_filtered(query).values("pk"))
    return Subquery(counts.values(total=Func("live", function="SUM")))


def _count(query: ListingQuery) -> int:
    """The same, asked alone: for a page on which there is nothing."""
    counts = _counts(query)
    return (
        _filtered(query).count() if counts is None else sum(counts.values_list("live", flat=True))
    )


def _counts(query: ListingQuery) -> QuerySet[Count] | None:
    """What the store has counted, where only type and language are asked for."""
    narrowed = query.columns or query.relations or query.conditions or query.site
    if narrowed or query.search is not None or len(query.locales) > 1:
        return None
    counts = Count.objects.all()
    if not query.every_type:
        counts = counts.filter(type__in=[page_type._meta.label for page_type in query.types])
    if query.locales:
        counts = counts.filter(locale=query.locales[0])
    return counts
