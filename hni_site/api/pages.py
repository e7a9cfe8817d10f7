"""The page endpoints: `pages/` and one for each type that names its own."""

import json
from typing import Any
from urllib.parse import unquote, urlencode

from django.conf import settings
from django.http import HttpRequest

from hni_site.api.listing import find, find_one, live
from hni_site.api.parameters import (
    ListingQuery,
    id_of,
    parameters,
    read_fallback,
    read_include,
    read_listing,
    with_fallback,
)
from hni_site.api.selection import Selection, parse, select, wants_everything
from hni_site.api.shapes import shape_of, type_names
from hni_site.content_store.building import compact
from hni_site.content_store.reading import stored_address
from hni_site.content_store.standing_in import nearest, places
from hni_site.delivery.answers import Answer
from hni_site.delivery.errors import NotFound
from hni_site.foundations.links import absolute_url
from hni_site.foundations.pages import SitePage


class PagesEndpoint:
    """One endpoint: every page type, or one. Gives answers; knows nothing of HTTP headers."""

    def __init__(self, page_type: type[SitePage] | None = None) -> None:
        self.page_type = page_type

    # --- Listing ----------------------------------------------------------------------------------

    def listing(self, request: HttpRequest) -> Answer:
        query = read_listing(parameters(request), self.page_type)
        as_stored = not query.include and (not query.fields or wants_everything(query.fields))
        column = "document" if query.fields or query.include else "summary"
        shape = shape_of(query.types)
        selection = select(query.fields, shape)
        total, parts, cursor = find(query, column)
        if not as_stored:
            documents = [json.loads(part) for part in parts]
            parts = [compact(item) for item in _shaped(documents, selection, query.include)]
        meta = {"total_count": total, **_neighbours(request, query, total, len(parts), cursor)}
        body = f'{{"meta":{compact(meta)},"items":[{",".join(parts)}]}}'
        types = [] if query.every_type else [t._meta.label for t in query.types]
        tags = ("pages", *(f"type-{label}" for label in types))
        return Answer(body.encode(), tags=tags, keep=query.order != ("random",))

    # --- Detail -----------------------------------------------------------------------------------

    def detail(self, request: HttpRequest, pk: int) -> Answer:
        query = parameters(request)
        found = find_one(pk)
        if found is None or self.page_type not in (None, type_names()[found.type.lower()]):
            raise NotFound("No Page matches the given query.")
        document = json.loads(found.document)
        types = (type_names()[found.type.lower()],)
        selection = select(parse(query.get("fields")), shape_of(types, detail=True))
        include = read_include(query, types)
        if "parent" in selection.names:
            document["meta"]["parent"] = parent_link(found.parent)
        [shaped] = _shaped([document], selection, include)
        tags = (f"page-{pk}", f"type-{found.type}")
        return Answer(compact(shaped).encode(), tags=tags)

    # --- Find -------------------------------------------------------------------------------------

    def find(self, request: HttpRequest) -> str:
        """The detail address of the page that `html_path=` or `id=` names.

        With `fallback=` of the page that stands in at the path, as on the website.
        """
        query = dict(parameters(request))
        path, page_id = query.pop("html_path", None), query.pop("id", "")
        fallback = read_fallback(query)
        query.pop("fallback", None)
        if path is None:
            found = self._items().filter(page_id=id_of(page_id)).values_list("page_id", flat=True)
        else:
            paths = url_paths(path)
            by_path = dict(
                self._items().filter(url_path__in=paths).values_list("url_path", "page_id")
            )
            found = [by_path[path] for path in paths if path in by_path]
            if not found and fallback:
                found = self._standing_in(paths, fallback)
        if not found:
            raise NotFound("not found")
        listing = request.path.removesuffix("find/")
        return absolute_url(f"{listing}{found[0]}/?{urlencode(query)}")

    def _standing_in(self, paths: list[str], fallback: list[str]) -> list[int]:
        known = dict(settings.LANGUAGES)
        for path in paths:
            _start, language, *parts = path.rstrip("/").split("/")
            if language not in known:
                continue
            languages = with_fallback([language], fallback)
            for place in places(languages, [unquote(part) for part in parts]):
                item = nearest(place.item, languages)
                # What a page shows below its own address is no page.
                if not place.rest and self._items().filter(page_id=item.page_id).exists():
                    return [item.page_id]
        return []

    def _items(self) -> Any:
        items = live()
        return items.filter(type=self.page_type._meta.label) if self.page_type else items


# --- Parts ----------------------------------------------------------------------------------------


def url_paths(path: str) -> list[str]:
    """The addresses, as the store writes them, that a path may mean.

    With its language, as a browser shows it; or, as in Wagtail, below the default language's home
    page.
    """
    parts = "/".join(part for part in path.split("/") if part)
    quoted = stored_address(parts)
    home = f"/{settings.LANGUAGE_CODE}/"
    return [f"/{quoted}/", f"{home}{quoted}/"] if parts else [home]


def _shaped(
    documents: list[dict[str, Any]], selection: Selection, include: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The documents with what was selected, and the summaries of what was to be included."""
    names = selection.names | frozenset(include)
    nested = {name: config for name, config in selection.nested.items() if name not in include}
    shaped = [Selection(names, nested).apply(document) for document in documents]
    if include:
        _embed(shaped, include)
    return shaped


def _embed(documents: list[dict[str, Any]], fields: tuple[str, ...]) -> None:
    """Puts the linked pages' summaries in the links' places: one query, however many."""
    linked = {
        link["id"]
        for document in documents
        for field in fields
        for link in _as_list(document.get(field))
    }
    rows = live().filter(page_id__in=linked).values_list("page_id", "summary")
    summaries = {page_id: json.loads(summary) for page_id, summary in rows}
    for document in documents:
        for field in fields:
            value = document.get(field)
            if isinstance(value, list):
                document[field] = [summaries[v["id"]] for v in value if v["id"] in summaries]
            elif value is not None:
                document[field] = summaries.get(value["id"])


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _neighbours(
    request: HttpRequest, query: ListingQuery, total: int, given: int, cursor: str | None
) -> dict[str, str | None]:
    """The addresses of the pages before and after this one; null where there is none."""
    if query.by_cursor:
        return {"next": _address(request, cursor=cursor) if cursor else None, "previous": None}
    behind = query.offset + given
    before = max(query.offset - query.limit, 0)
    has_more = given > 0 and behind < total and query.order != ("random",)
    return {
        "next": _address(request, offset=behind) if has_more else None,
        "previous": _address(request, offset=before) if query.offset else None,
    }


def _address(request: HttpRequest, **changed: Any) -> str:
    return absolute_url(f"{request.path}?{urlencode({**parameters(request), **changed})}")


def parent_link(stored: str | None) -> dict[str, Any] | None:
    """A summary in the form in which Wagtail shows a page's parent."""
    if stored is None:
        return None
    summary = json.loads(stored)
    meta = {name: summary["meta"][name] for name in ("type", "detail_url", "html_url")}
    return {"id": summary["id"], "meta": meta, "title": summary["title"]}
