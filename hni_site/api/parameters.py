"""A listing's query: read, checked, and refused with a sentence that helps."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime

from hni_site.api.selection import Config, parse
from hni_site.api.shapes import filters_of, link_fields, page_types, type_names
from hni_site.delivery.errors import BadRequest
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.pages import SitePage
from hni_site.translation.fallback.reading import chain

DEFAULT_LIMIT = 20
OPERATIONS = frozenset(
    {"ancestor_of", "child_of", "cursor", "descendant_of", "fallback", "fields", "format"}
    | {"include", "limit", "locale", "offset", "order", "rich_text_format", "search"}
    | {"search_operator", "site", "translation_of", "type", "_"}
)
# Wagtail's filters on a page's own columns.
COLUMNS = {
    "id": "page_id",
    "title": "title",
    "slug": "slug",
    "show_in_menus": "show_in_menus",
    "seo_title": "seo_title",
    "search_description": "search_description",
    "first_published_at": "first_published_at",
    "last_published_at": "last_published_at",
}
COMPARISONS = ("gte", "gt", "lte", "lt")
CHAIN = "chain"
RELATIONS = ("child_of", "descendant_of", "ancestor_of", "translation_of")


Parameters = Mapping[str, str]
Pairs = tuple[tuple[str, str], ...]


def parameters(request: HttpRequest) -> Parameters:
    """The query's parameters; of one given twice, the last. BadRequest where one can't be text."""
    query = {name: str(value) for name, value in request.GET.items()}
    for name, value in query.items():
        if "\0" in name + value:
            shown = name.replace("\0", "")
            raise BadRequest(f"field filter error. null characters are not allowed for {shown}")
    return query


@dataclass(frozen=True)
class Condition:
    """`name` or `name__comparison` with its values as the store compares them."""

    api_filter: ApiFilter
    comparison: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class ListingQuery:
    """A listing's query, checked as far as it can be without looking at the content."""

    types: tuple[type[SitePage], ...]
    every_type: bool
    limit: int
    offset: int
    by_cursor: bool
    order: tuple[str, ...]
    locales: tuple[str, ...]
    columns: Pairs
    conditions: tuple[Condition, ...]
    relations: Pairs
    search: str | None
    search_any: bool
    site: str | None
    # Two queries that differ only in these are one for the database.
    cursor: str | None = field(compare=False)
    fields: Config = field(compare=False)
    include: tuple[str, ...] = field(compare=False)

    @property
    def names_content(self) -> bool:
        """Whether something must be looked up to know what is asked for: a page, a site."""
        named_pages = any(c.api_filter.kind is FilterKind.PAGE for c in self.conditions)
        return bool(self.relations or self.site or named_pages)


def read_listing(query: Parameters, fixed: type[SitePage] | None) -> ListingQuery:
    """BadRequest where the query makes no sense; it names the parameter and what that takes."""
    if fixed and "type" in query:
        raise BadRequest(
            f"type is fixed here: every item is a {fixed._meta.label}. Leave it out, or ask "
            "pages/ instead"
        )
    types = (fixed,) if fixed else read_types(query)
    filters = filters_of(types)
    refuse_unknown(query, parameter_names(filters))
    _one_of(query, "rich_text_format", ("html",), "html")
    order = _order(query, filters)
    cursor = query.get("cursor")
    if cursor is not None and "offset" in query:
        raise BadRequest("cursor and offset are two ways to page: give one of them")
    if "child_of" in query and "descendant_of" in query:
        raise BadRequest("filtering by descendant_of with child_of is not supported")
    return ListingQuery(
        types=types,
        every_type=fixed is None and "type" not in query,
        limit=limit_of(query),
        offset=natural(query, "offset", 0),
        by_cursor=cursor is not None,
        cursor=cursor,
        order=order,
        locales=read_languages(query),
        columns=_pairs(query, COLUMNS),
        conditions=tuple(_conditions(query, filters)),
        relations=_pairs(query, RELATIONS),
        search=query.get("search"),
        search_any=read_search_operator(query) == "or",
        site=query.get("site"),
        fields=parse(query.get("fields")),
        include=read_include(query, types),
    )


def _pairs(query: Parameters, names: Iterable[str]) -> Pairs:
    return tuple((name, query[name]) for name in names if name in query)


def read_types(query: Parameters) -> tuple[type[SitePage], ...]:
    """The page types that `type` names; all, where it is not given. BadRequest for an unknown."""
    if not query.get("type"):
        return page_types()
    known = type_names()
    names = [name.lower() for name in query["type"].split(",")]
    if any(name not in known and name != "wagtailcore.page" for name in names):
        labels = ", ".join(sorted(page_type._meta.label for page_type in page_types()))
        raise BadRequest(f"type doesn't exist. Known types: {labels}")
    if "wagtailcore.page" in names:
        return page_types()
    return tuple(dict.fromkeys(known[name] for name in names))


def parameter_names(filters: dict[str, ApiFilter]) -> list[str]:
    """Every name that a listing with these filters takes."""
    compared = [
        f"{name}__{comparison}"
        for name, api_filter in filters.items()
        for comparison in comparisons_of(api_filter)
    ]
    return sorted({*OPERATIONS, *COLUMNS, *filters, *compared})


def comparisons_of(api_filter: ApiFilter) -> tuple[str, ...]:
    """What may follow `name__` in a parameter."""
    has_an_order = api_filter.kind in (FilterKind.NUMBER, FilterKind.DATE)
    return ("in", *COMPARISONS) if has_an_order else ("in",)


def orderable(filters: Mapping[str, ApiFilter]) -> list[str]:
    """The names of the filters whose values a listing can be ordered by."""
    return sorted(f.name for f in filters.values() if f.kind is not FilterKind.PAGE)


def refuse_unknown(query: Parameters, known: Collection[str]) -> None:
    """BadRequest where the query names something else; it says what there is.

    `format` and `_` are known everywhere and change nothing.
    """
    known = {*known, "format", "_"}
    unknown = sorted(set(query) - set(known))
    if unknown:
        raise BadRequest(
            f"query parameter is not an operation or a recognised field: {', '.join(unknown)}. "
            f"Known here: {', '.join(name for name in sorted(known) if name != '_')}"
        )
    _one_of(query, "format", ("json",), "json")


def id_of(text: str) -> int:
    """An id that a query gives; -1, which nothing has, where it is no number."""
    return int(text[:20]) if text.isdecimal() else -1


def natural(query: Parameters, name: str, default: int, most: int = 2**31) -> int:
    """A whole number from 0; BadRequest for anything else."""
    try:
        number = int(query.get(name, default))
    except ValueError:
        number = -1
    if number < 0:
        raise BadRequest(f"{name} must be a positive integer")
    if number > most:
        raise BadRequest(f"{name} cannot be higher than {most}")
    return number


def moment(text: str) -> datetime.datetime:
    """A date, which is its first moment, or a date with time; in UTC where it names no zone.

    ValueError for anything else.
    """
    try:
        found = parse_datetime(text)
        day = None if found else parse_date(text)
        if day:
            found = datetime.datetime.combine(day, datetime.time.min)
        if found:
            return (
                found.astimezone(datetime.UTC)
                if found.tzinfo
                else found.replace(tzinfo=datetime.UTC)
            )
    except (ValueError, OverflowError):  # Of the form, but no day of the calendar.
        pass
    raise ValueError("a time such as 2023-11-08T12:00:00Z is expected")


def limit_of(query: Parameters) -> int:
    """How many items; BadRequest above what one answer may hold."""
    return natural(query, "limit", DEFAULT_LIMIT, settings.WAGTAILAPI_LIMIT_MAX)


def _one_of(query: Parameters, name: str, known: tuple[str, ...], default: str) -> str:
    value = query.get(name, default).lower()
    if value not in known:
        raise BadRequest(f"{name} must be one of: {', '.join(known)}")
    return value


def read_search_operator(query: Parameters) -> str:
    """`and` or `or`. BadRequest for anything else."""
    return _one_of(query, "search_operator", ("and", "or"), "and")


def _order(query: Parameters, filters: dict[str, ApiFilter]) -> tuple[str, ...]:
    names = read_order(query, {*COLUMNS, *orderable(filters)})
    if len([name for name in names if name.removeprefix("-") in filters]) > 1:
        raise BadRequest("order takes at most one of: " + ", ".join(orderable(filters)))
    return names


def read_order(query: Parameters, known: Collection[str]) -> tuple[str, ...]:
    """The names to order by, each perhaps with a minus, or `random` alone; empty if none is asked.

    BadRequest where one is unknown.
    """
    if not query.get("order"):
        return ()
    names = tuple(dict.fromkeys(query["order"].split(",")))
    if "random" in names:
        if len(names) > 1:
            raise BadRequest("random ordering cannot be combined with other fields")
        if "offset" in query or "cursor" in query:
            raise BadRequest("random ordering with offset is not supported")
        return names
    for name in names:
        if name.removeprefix("-") not in known:
            raise BadRequest(
                f"cannot order by '{name}' (unknown field). "
                f"Known here: {', '.join(sorted(known))}, random"
            )
    return names


def read_languages(query: Parameters) -> tuple[str, ...]:
    """The asked language and after it those to fall back on.

    `chain` stands for those that the site's editors chose for it; only then there is a query.
    """
    locale = query.get("locale", "")
    if query.get("fallback") and not locale:
        raise BadRequest("fallback needs locale: the language to fall back from")
    return with_fallback([locale] if "locale" in query else [], read_fallback(query))


def read_fallback(query: Parameters) -> list[str]:
    """What `fallback` names: codes, and `chain`. BadRequest where one is not known."""
    asked = [code for code in query.get("fallback", "").split(",") if code]
    known = dict(settings.LANGUAGES)
    for code in asked:
        if code != CHAIN and code not in known:
            raise BadRequest(
                f"fallback must be {CHAIN}, or language codes with commas between; '{code}' is not "
                f"one of: {', '.join(known)}"
            )
    return asked


def with_fallback(codes: Sequence[str], asked: Iterable[str]) -> tuple[str, ...]:
    """The languages and those asked for, each once. `chain` is that of the first one: a query."""
    languages = list(codes)
    for code in asked:
        languages += chain(codes[0]) if code == CHAIN else [code]
    return tuple(dict.fromkeys(languages))


def read_include(query: Parameters, types: tuple[type[SitePage], ...]) -> tuple[str, ...]:
    """The link fields to embed. BadRequest where one is none."""
    names = tuple(dict.fromkeys(name for name in query.get("include", "").split(",") if name))
    known = sorted(link_fields(types))
    for name in names:
        if name not in known:
            raise BadRequest(f"include takes fields that link to pages; known: {', '.join(known)}")
    return names


def _conditions(query: Parameters, filters: dict[str, ApiFilter]) -> Iterable[Condition]:
    for parameter in query:
        name, _separator, comparison = parameter.partition("__")
        api_filter = filters.get(name)
        if api_filter is None or name in COLUMNS:
            continue
        raw = query[parameter]
        texts = raw.split(",") if comparison == "in" else [raw]
        try:
            values = tuple(api_filter.asked(text) for text in texts)
        except ValueError as error:
            raise BadRequest(f"{parameter} takes {error}") from None
        yield Condition(api_filter, comparison or "exact", values)
