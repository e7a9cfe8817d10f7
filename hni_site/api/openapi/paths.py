"""The endpoints: their addresses, what they take and what they answer."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from pydantic import BaseModel

from hni_site.api.collections import CollectionEndpoint
from hni_site.api.library import COLLECTIONS
from hni_site.api.openapi import parameters
from hni_site.api.openapi.components import ANY_PAGE, component_name
from hni_site.api.openapi.examples import example_of
from hni_site.api.openapi.models import Schema, component_names, ref
from hni_site.api.openapi.responses import answers, changes, preview, redirects, success
from hni_site.api.schema import Language, MenuEntry
from hni_site.api.shapes import page_types
from hni_site.api.surroundings import snippet_endpoints
from hni_site.foundations.pages import SitePage

Operation = dict[str, Any]
SURROUNDINGS = "surroundings"
SYNC = "sync"
PREVIEW = "page_preview"


def tags() -> list[dict[str, str]]:
    """The groups of endpoints, in the order in which they are shown."""
    with translation.override("en"):
        typed = [
            {
                "name": str(page_type.api_endpoint),
                "description": f"{capfirst(str(page_type._meta.verbose_name_plural))}: the same "
                "as `pages` with the type fixed, so that each has its own schema and filters.",
            }
            for page_type in page_types()
            if page_type.api_endpoint
        ]
    return [
        {"name": "pages", "description": "Every page of every type."},
        *typed,
        *(
            {"name": endpoint.name, "description": str(endpoint.document_schema.__doc__)}
            for endpoint in COLLECTIONS
        ),
        {"name": SYNC, "description": "Everything that is public, then only what has changed."},
        {"name": PREVIEW, "description": "Drafts, for who works on them."},
        {"name": SURROUNDINGS, "description": "What a microsite needs around the pages."},
        {"name": "about", "description": "This API, described."},
    ]


def paths(schemas: dict[str, Schema]) -> dict[str, Any]:
    """Path → its operations."""
    return {path: {"get": operation} for path, operation in _operations(schemas)}


def _operations(schemas: dict[str, Schema]) -> Iterator[tuple[str, Operation]]:
    yield from _page_endpoint("pages", page_types(), ANY_PAGE, schemas)
    for page_type in page_types():
        if page_type.api_endpoint:
            yield from _page_endpoint(
                page_type.api_endpoint, (page_type,), component_name(page_type), schemas
            )
    for endpoint in COLLECTIONS:
        yield from _collection(endpoint, schemas)
    yield _sync(schemas)
    yield _preview(schemas)
    yield from _surroundings(schemas)
    yield from _about()


def _operation(
    tag: str, name: str, summary: str, takes: list[Any], responses: dict[str, Any]
) -> Operation:
    return {
        "tags": [tag],
        "operationId": name.replace("-", "_"),
        "summary": summary,
        "parameters": takes,
        "responses": responses,
    }


def _three(name: str, takes: dict[str, list[Any]], answer: dict[str, Any]) -> Iterator[Any]:
    """The three addresses that each of Wagtail's endpoints has."""
    yield (
        f"/{name}/",
        _operation(name, f"list_{name}", "A list", takes["list"], answers(answer["list"])),
    )
    yield (
        f"/{name}/{{id}}/",
        _operation(
            name,
            f"get_{name}",
            "One by its id",
            [parameters.ID, *takes["one"]],
            answers(answer["one"]),
        ),
    )
    yield (
        f"/{name}/find/",
        _operation(
            name, f"find_{name}", "Leads to the one that is asked for", takes["find"], redirects()
        ),
    )


def _page_endpoint(
    name: str, types: tuple[type[SitePage], ...], component: str, schemas: dict[str, Schema]
) -> Iterator[tuple[str, Operation]]:
    takes = {
        "list": parameters.page_listing(types, fixed=component != ANY_PAGE),
        "one": parameters.page_detail(types),
        "find": [*parameters.find(("html_path", "id")), parameters.FIND_FALLBACK],
    }
    complete = {
        f"A {page_type._meta.label}": example_of(ref(component_name(page_type)), schemas)
        for page_type in types
    }
    page_list = example_of(ref(f"{component}List"), schemas)
    summaries = {**page_list, "items": [example_of(ref("PageSummary"), schemas)]}
    answer = {
        "list": success(
            "Summaries; with `fields` more, or less.",
            ref(f"{component}List"),
            {"By default": summaries},
        ),
        "one": success(
            "The whole document; with `fields` less.",
            {"anyOf": [ref(component), ref(f"{component}Selection")]},
            complete,
        ),
    }
    yield from _three(name, takes, answer)


def _collection(
    endpoint: CollectionEndpoint, schemas: dict[str, Schema]
) -> Iterator[tuple[str, Operation]]:
    component = component_names()[endpoint.document_schema]
    takes = {
        "list": parameters.collection_listing(endpoint),
        "one": [parameters.FIELDS],
        "find": parameters.find(endpoint.found_by),
    }
    answer = {
        "list": success(
            "Some fields of each; all with `fields=*`.",
            ref(f"{component}List"),
            {"With fields=*": example_of(ref(f"{component}List"), schemas)},
        ),
        "one": success(
            "The whole; with `fields` less.",
            {"anyOf": [ref(component), ref(f"{component}Selection")]},
            {"Whole": example_of(ref(component), schemas)},
        ),
    }
    yield from _three(endpoint.name, takes, answer)


def _sync(schemas: dict[str, Schema]) -> tuple[str, Operation]:
    answer = success(
        "The next changes, in the order in which they happened.",
        ref("Changes"),
        {"Some changes": example_of(ref("Changes"), schemas)},
    )
    takes = parameters.sync(page_types())
    summary = "All that is public, then what has changed"
    return "/sync/", _operation(SYNC, "list_changes", summary, takes, changes(answer))


def _preview(schemas: dict[str, Schema]) -> tuple[str, Operation]:
    answer = preview(
        "The draft's document, as the live one will be; its `meta.sequence` is null.",
        ref(ANY_PAGE),
        {
            f"A {page_type._meta.label}": example_of(ref(component_name(page_type)), schemas)
            for page_type in page_types()[:1]
        },
    )
    summary = "A draft, as an editor sees it now"
    return "/page_preview/", _operation(
        PREVIEW, "get_page_preview", summary, parameters.preview(), answer
    )


def _surroundings(schemas: dict[str, Schema]) -> Iterator[tuple[str, Operation]]:
    lists: list[tuple[str, str, type[BaseModel], list[Any]]] = [
        ("locales", "The languages in which the site is public", Language, [*_PLAIN]),
        (
            "navigation",
            "The menu of a language: two levels of public pages",
            MenuEntry,
            [parameters.MENU_LANGUAGE, parameters.FALLBACK, *_PLAIN],
        ),
    ]
    with translation.override("en"):
        lists += [
            (
                model.api_endpoint,
                f"All {model._meta.verbose_name_plural}",
                model.document_schema,
                parameters.snippet_listing(model),
            )
            for model in snippet_endpoints()
        ]
    for name, summary, document, takes in lists:
        schema = ref(f"{component_names()[document]}List")
        answer = success("All of them.", schema, {"A list": example_of(schema, schemas)})
        operation = _operation(SURROUNDINGS, f"list_{name}", summary, takes, answers(answer))
        yield f"/{name}/", operation


_PLAIN = (parameters.FORMAT, parameters.BUSTER)


def _about() -> Iterator[tuple[str, Operation]]:
    described = success("An OpenAPI 3.1 document.", {"type": "object"}, {})
    page = success("A web page.", {"type": "string"}, {})
    page["content"] = {"text/html": {"schema": {"type": "string"}}}
    for path, name, summary, answer in (
        ("/openapi.json", "get_openapi", "This description, for programs", described),
        ("/docs/", "get_docs", "This description, for people", page),
    ):
        yield path, _operation("about", name, summary, [], answers(answer))
    yield "/", _operation("about", "get_root", "Leads to this description", [], redirects())
