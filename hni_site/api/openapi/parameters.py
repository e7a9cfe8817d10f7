"""What may stand in a query, parameter by parameter, as OpenAPI describes it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.conf import settings

from hni_site.api.collections import CollectionEndpoint
from hni_site.api.openapi.models import Schema
from hni_site.api.parameters import (
    CHAIN,
    COLUMNS,
    DEFAULT_LIMIT,
    comparisons_of,
    orderable,
)
from hni_site.api.shapes import filters_of, link_fields
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.pages import SitePage

Parameter = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
PAGE_OR_ROOT: Schema = {"anyOf": [NUMBER, {"const": "root", "type": "string"}]}
DATE: Schema = {"anyOf": [{"type": "string", "format": f} for f in ("date", "date-time")]}
_KINDS: dict[FilterKind, tuple[Schema, Any]] = {
    FilterKind.TEXT: (TEXT, ""),
    FilterKind.NUMBER: (NUMBER, 1000),
    FilterKind.DATE: (DATE, "2023-11-08"),
    FilterKind.PAGE: (NUMBER, 42),
}
_COMPARED = {
    "gte": "At least this.",
    "gt": "More than this.",
    "lte": "At most this.",
    "lt": "Less than this.",
}


def query(name: str, description: str, schema: Schema, example: Any) -> Parameter:
    return {
        "name": name,
        "in": "query",
        "description": description,
        "schema": schema,
        "example": example,
    }


def names(name: str, description: str, values: Collection[str], example: list[str]) -> Parameter:
    """A parameter that takes some of the values, with commas between."""
    items: Schema = {"type": "string", "enum": sorted(values)} if values else TEXT
    listed = query(name, description, {"type": "array", "items": items}, example)
    return {**listed, "style": "form", "explode": False}


# --- What every listing takes ---------------------------------------------------------------------

LIMIT = query(
    "limit",
    "How many items to give.",
    {
        "type": "integer",
        "minimum": 0,
        "maximum": settings.WAGTAILAPI_LIMIT_MAX,
        "default": DEFAULT_LIMIT,
    },
    5,
)
OFFSET = query(
    "offset",
    "How many items to leave out at the beginning. `cursor` is the better way through a long list.",
    {"type": "integer", "minimum": 0, "maximum": 2**31, "default": 0},
    20,
)
FIELDS = query(
    "fields",
    "Which fields to give, with commas between: `title,body` adds to the default ones, `*` gives "
    "all, `_,title` only those named, `*,-body` all but those with a minus; `image(alt,sources)` "
    "selects inside a field.",
    TEXT,
    "_,id,title",
)
FORMAT = query("format", "The only one there is.", {"type": "string", "enum": ["json"]}, "json")
BUSTER = query("_", "Ignored: some scripts add it to get past caches.", TEXT, "1")
SEARCH = query("search", "Words to look for, anywhere in the text.", TEXT, "workers")
SEARCH_OPERATOR = query(
    "search_operator",
    "Whether all words must be found, or any of them.",
    {"type": "string", "enum": ["and", "or"], "default": "and"},
    "or",
)

# --- Sync -----------------------------------------------------------------------------------------


def sync(types: Iterable[type[SitePage]]) -> list[Parameter]:
    labels = [page_type._meta.label for page_type in types]
    return [
        query(
            "cursor", "From the answer before; without one you start at the beginning.", TEXT, ""
        ),
        query(
            "limit",
            "How many changes to give.",
            {
                "type": "integer",
                "minimum": 1,
                "maximum": settings.WAGTAILAPI_LIMIT_MAX,
                "default": settings.WAGTAILAPI_LIMIT_MAX,
            },
            5,
        ),
        names(
            "type",
            "Follow only pages of these types. A cursor keeps what it follows.",
            labels,
            labels[:1],
        ),
        names("locale", "Follow only these languages.", list(dict(settings.LANGUAGES)), ["en"]),
        FORMAT,
        BUSTER,
    ]


def preview() -> list[Parameter]:
    return [
        query(
            "token",
            "What the editor's preview panel put into the address of your preview page. Good for "
            "some minutes.",
            TEXT,
            "eyJ…:1vP…:aB3…",
        ),
        query(
            "page",
            "Instead of `token`, with an API token for previews: the page of which you want the "
            "latest draft.",
            NUMBER,
            42,
        ),
        FORMAT,
        BUSTER,
    ]


# --- Pages ----------------------------------------------------------------------------------------
FALLBACK = names(
    "fallback",
    "Needs `locale`. Where a page is not translated, it is given in the first of these languages "
    f"in which it is; each item says its language. `{CHAIN}` stands for the languages that the "
    "site's editors chose, which `/locales/` names.",
    [CHAIN, *dict(settings.LANGUAGES)],
    [CHAIN],
)

_PAGE_OPERATIONS: list[Parameter] = [
    LIMIT,
    OFFSET,
    query(
        "cursor",
        "Pages whose cost does not grow with depth: begin with an empty cursor, then follow the "
        "`next` links until there is none. Not together with `offset`.",
        TEXT,
        "",
    ),
    FIELDS,
    query(
        "locale",
        "Only pages in this language. 404 for a language the site does not have.",
        TEXT,
        "es",
    ),
    FALLBACK,
    SEARCH,
    SEARCH_OPERATOR,
    query(
        "child_of", "Only pages directly below this one: an id, or `root`.", PAGE_OR_ROOT, "root"
    ),
    query(
        "descendant_of",
        "Only pages anywhere below this one: an id, or `root`.",
        PAGE_OR_ROOT,
        "root",
    ),
    query("ancestor_of", "Only pages above this one: an id.", NUMBER, 42),
    query(
        "translation_of",
        "Only this page's other languages: an id, or `root`.",
        PAGE_OR_ROOT,
        "root",
    ),
    query(
        "site",
        "Only pages of the site with this host name, or `host:port`.",
        TEXT,
        "news.example.org",
    ),
    query(
        "rich_text_format",
        "The only one there is: HTML with links resolved.",
        {"type": "string", "enum": ["html"]},
        "html",
    ),
    FORMAT,
    BUSTER,
]
_COLUMNS: dict[str, tuple[str, Schema, Any]] = {
    "id": ("Only the page with this id.", NUMBER, 42),
    "title": ("Only pages with exactly this title.", TEXT, "Home-based workers meet"),
    "slug": ("Only pages with exactly this slug.", TEXT, "home-based-workers-meet"),
    "show_in_menus": ("Only pages that stand in menus, or only others.", {"type": "boolean"}, True),
    "seo_title": ("Only pages with exactly this title for search engines.", TEXT, "HNI"),
    "search_description": ("Only pages with exactly this text for search engines.", TEXT, "HNI"),
    "first_published_at": ("Only pages first published then.", DATE, "2023-11-08T09:00:00Z"),
    "last_published_at": ("Only pages last published then.", DATE, "2023-11-08T09:00:00Z"),
}


def page_listing(types: tuple[type[SitePage], ...], fixed: bool) -> list[Parameter]:
    """The parameters of a page listing; `fixed` where its address says the type."""
    filters = filters_of(types)
    links = link_fields(types)
    labels = [page_type._meta.label for page_type in types]
    return [
        *([] if fixed else [names("type", "Only pages of these types.", labels, labels[:1])]),
        *_PAGE_OPERATIONS,
        order([*COLUMNS, *orderable(filters)]),
        *([include(links)] if links else []),
        *(query(name, *_COLUMNS[name]) for name in COLUMNS),
        *(parameter for f in filters.values() for parameter in filter_parameters(f)),
    ]


def page_detail(types: tuple[type[SitePage], ...]) -> list[Parameter]:
    links = link_fields(types)
    return [FIELDS, *([include(links)] if links else [])]


def include(links: Sequence[str]) -> Parameter:
    return names(
        "include",
        "Fields that link to pages: gives those pages' summaries in the links' places.",
        links,
        [links[0]],
    )


def order(fields: Iterable[str]) -> Parameter:
    known = {name: name for name in fields}
    known |= {f"{name}_descending": f"-{name}" for name in known}
    parameter = names(
        "order",
        "What to order by; a minus turns the order round. `random`, alone, gives any items.",
        (),
        ["-id"],
    )
    # Generators of clients would else number what begins with a minus.
    items = {"enum": [*known.values(), "random"], "x-enum-varnames": [*known, "random"]}
    return {**parameter, "schema": {"type": "array", "items": {**TEXT, **items}}}


def filter_parameters(api_filter: ApiFilter) -> list[Parameter]:
    """A filter and what may follow its name: `date`, `date__in`, `date__gte` …"""
    name, kind = api_filter.name, api_filter.kind
    schema, example = _KINDS[kind]
    example = (api_filter.choices or (api_filter.example,))[0] or example
    takes = "" if api_filter.choices or kind is FilterKind.TEXT else f" Takes {kind.value}."
    if api_filter.choices:
        schema = {**schema, "enum": list(api_filter.choices)}
    about = f"{api_filter.description}{takes}".strip()
    any_of_them = query(
        f"{name}__in", f"{about} Any of several.", {"type": "array", "items": schema}, [example]
    )
    compared = [c for c in comparisons_of(api_filter) if c in _COMPARED]
    return [
        query(name, about, schema, example),
        {**any_of_them, "style": "form", "explode": False},
        *(query(f"{name}__{c}", f"{about} {_COMPARED[c]}", schema, example) for c in compared),
    ]


# --- Everything else ------------------------------------------------------------------------------

_COLLECTION_COLUMNS: dict[str, tuple[str, Schema, Any]] = {
    "id": ("Only the one with this id.", NUMBER, 7),
    "title": ("Only those with exactly this title.", TEXT, "Pattern"),
    "width": ("Only those this many pixels wide.", NUMBER, 1600),
    "height": ("Only those this many pixels high.", NUMBER, 900),
    "old_path": ("Only the one from this path.", TEXT, "/en/newsroom/old-address"),
}


def collection_listing(endpoint: CollectionEndpoint) -> list[Parameter]:
    operations = [LIMIT, OFFSET, FIELDS, SEARCH, SEARCH_OPERATOR, FORMAT, BUSTER]
    columns = [name for name in endpoint.columns if name != "tags"]
    tags = names("tags", "Only those with all of these tags.", (), ["weaving"])
    return [
        *operations,
        order(endpoint.columns),
        *(query(name, *_COLLECTION_COLUMNS[name]) for name in columns),
        *([tags] if "tags" in endpoint.columns else []),
    ]


def snippet_listing(model: Any) -> list[Parameter]:
    return [
        LANGUAGE,
        *(filter_parameters(api_filter)[0] for api_filter in model.api_filters),
        FORMAT,
        BUSTER,
    ]


MENU_LANGUAGE = query(
    "locale",
    "Whose menu. 404 for a language in which the site is not public.",
    {"type": "string", "default": settings.LANGUAGE_CODE},
    "es",
)
LANGUAGE = query(
    "locale",
    "In which language to name countries and the like.",
    {"type": "string", "default": settings.LANGUAGE_CODE},
    "es",
)
ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The id, as listings give it.",
    "schema": {"type": "integer", "minimum": 0},
    "example": 42,
}
_FOUND_BY: dict[str, tuple[str, Schema, Any]] = {
    "id": ("Its id.", NUMBER, 42),
    "html_path": (
        "Its path on the website, with its language; a path without one is looked for in the "
        "default language.",
        TEXT,
        "/en/newsroom/home-based-workers-meet/",
    ),
}


FIND_FALLBACK = names(
    "fallback",
    "With `html_path`. Where its language has no page there, the page that stands in, as on the "
    f"website: in the first of these languages that has one. `{CHAIN}` stands for the languages "
    "that the site's editors chose, which `/locales/` names.",
    [CHAIN, *dict(settings.LANGUAGES)],
    [CHAIN],
)


def find(found_by: Iterable[str]) -> list[Parameter]:
    """One of them names the thing; whatever else the query has is passed on."""
    return [query(name, *_FOUND_BY[name]) for name in found_by]
