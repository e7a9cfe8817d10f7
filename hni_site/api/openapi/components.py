"""The schemas of what the API answers: documents, the same in part, lists of them."""

from collections.abc import Iterable

from hni_site.api.library import COLLECTIONS
from hni_site.api.openapi.models import (
    Schema,
    component_names,
    model_schemas,
    name_in,
    ref,
    references,
)
from hni_site.api.schema import Language, MenuEntry
from hni_site.api.shapes import link_fields, page_types
from hni_site.api.surroundings import snippet_endpoints
from hni_site.foundations.pages import SitePage

ANY_PAGE = "AnyPage"
PART = "Part"


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def component_name(page_type: type[SitePage]) -> str:
    """A page type's name among the components: its class's, with its app's where two share one."""
    same = [other for other in page_types() if other.__name__ == page_type.__name__]
    app = page_type._meta.app_label if len(same) > 1 else ""
    return "".join(map(str.capitalize, app.split("_"))) + page_type.__name__


def component_schemas() -> dict[str, Schema]:
    """Name → schema; every reference in one of them leads to another."""
    schemas = model_schemas()
    for page_type in page_types():
        schemas |= _page_schemas(page_type, schemas)
    for endpoint in COLLECTIONS:
        name = component_names()[endpoint.document_schema]
        schemas[f"{name}Selection"] = _selection_of(name, schemas, ())
        schemas[f"{name}List"] = _list_of([ref(name), ref(f"{name}Selection")])
    for model in (Language, MenuEntry, *(model.document_schema for model in snippet_endpoints())):
        name = component_names()[model]
        schemas[f"{name}List"] = _list_of([ref(name)])
    schemas[PART] = {
        "type": "object",
        "description": "What nested `fields`, such as `image(alt)`, leave of something.",
    }
    names = [component_name(page_type) for page_type in page_types()]
    schemas[ANY_PAGE] = {
        "description": "A page of whichever type; `meta.type` says which.",
        "anyOf": [ref(name) for name in names],
    }
    schemas[f"{ANY_PAGE}Selection"] = {
        "description": "What `fields` and `include` leave of a page of whichever type.",
        "anyOf": [ref(f"{name}Selection") for name in names],
    }
    schemas[f"{ANY_PAGE}List"] = _page_list_of(ANY_PAGE)
    schemas |= _changes()
    return dict(sorted(schemas.items()))


def _page_schemas(page_type: type[SitePage], schemas: dict[str, Schema]) -> dict[str, Schema]:
    """A page type's document, the same in part, and a list of them.

    The document's own schema becomes the page type's: only there is `meta.type` known.
    """
    name = component_name(page_type)
    document = schemas[component_names()[page_type.document_schema]]
    meta = schemas[name_in(document["properties"]["meta"])]
    found = {
        name: {
            **document,
            "description": f"A page of the type `{page_type._meta.label}`.",
            "properties": {**document["properties"], "meta": ref(f"{name}Meta")},
        },
        f"{name}Meta": {
            **meta,
            "properties": {
                **meta["properties"],
                "type": {"const": page_type._meta.label, "type": "string"},
                "parent": {
                    "description": "The page above, where it is public. Only in the answer for "
                    "one page, not in lists.",
                    **nullable(ref("PageParent")),
                },
            },
        },
        f"{name}List": _page_list_of(name),
    }
    links = link_fields((page_type,))
    found[f"{name}Selection"] = _selection_of(name, {**schemas, **found}, links)
    return found


# --- Lists ----------------------------------------------------------------------------------------


def _list_of(items: list[Schema], **meta: Schema) -> Schema:
    """A listing's answer: how many there are, and some of them."""
    total = {
        "type": "integer",
        "description": "How many there are, on all pages of the list together.",
        "examples": [1],
    }
    return _closed(
        {
            "meta": _closed({"total_count": total, **meta}),
            "items": {
                "type": "array",
                "items": items[0] if len(items) == 1 else {"anyOf": items},
            },
        }
    )


def _page_list_of(name: str) -> Schema:
    """By default summaries; complete with `fields=*`; in part with any other `fields`."""
    address = {"type": "string", "examples": ["https://news.example.org/api/v2/pages/?offset=20"]}
    return {
        **_list_of(
            # Clients that take the first that fits lose nothing in this order.
            [ref(name), ref(f"{name}Selection"), ref("PageSummary")],
            next={"description": "The list's next page; null on the last.", **nullable(address)},
            previous={"description": "The one before; null on the first.", **nullable(address)},
        ),
        "description": "The items are summaries; with `fields=*` complete documents; with other "
        "`fields` or with `include` those parts of them that were asked for.",
    }


def _changes() -> dict[str, Schema]:
    """What `sync/` answers."""
    number: Schema = {
        "type": "integer",
        "description": "The change's number in the log.",
        "examples": [7],
    }
    live: dict[str, Schema] = {"sequence": number, "state": {"const": "live", "type": "string"}}
    meta: dict[str, Schema] = {
        "cursor": {
            "type": "string",
            "description": "Where you stand now. Keep it, and ask with it for what comes next.",
            "examples": ["eyJ…:aB3…"],
        },
        "more": {
            "type": "boolean",
            "description": "Whether there is more already: ask again at once.",
        },
        "next": {
            "type": "string",
            "description": "The address that asks on behind these.",
            "examples": ["https://news.example.org/api/v2/sync/?cursor=eyJ…"],
        },
    }
    return {
        "LiveChange": {
            "description": "A change: a page is public, and this is its document.",
            **_closed({**live, "document": ref(ANY_PAGE)}),
        },
        "Changes": _closed(
            {
                "meta": _closed(meta),
                "items": {
                    "type": "array",
                    "items": {"anyOf": [ref("LiveChange"), ref("GoneChange")]},
                },
            }
        ),
    }


def _closed(properties: dict[str, Schema]) -> Schema:
    """An object that has exactly these properties."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


# --- Documents in part ----------------------------------------------------------------------------


def _selection_of(name: str, schemas: dict[str, Schema], links: Iterable[str]) -> Schema:
    """A document of which `fields` has left out some fields, and parts of others."""
    properties = schemas[name]["properties"]
    meta = schemas[name_in(properties["meta"])]["properties"]
    parts = {field: _in_part(part, field in links) for field, part in properties.items()}
    parts["meta"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field: _in_part(part, False) for field, part in meta.items()},
    }
    return {
        "type": "object",
        "description": f"What `fields` and `include` leave of a {name}: any field may be missing, "
        "and so may parts of what lies inside one.",
        "additionalProperties": False,
        "properties": parts,
    }


def _in_part(schema: Schema, is_link: bool) -> Schema:
    """The schema, or any part of what lies inside it; of a link the page's summary, too."""
    if not any(references(schema)):
        return schema
    described = {"description": schema["description"]} if "description" in schema else {}
    bare = {key: value for key, value in schema.items() if key != "description"}
    wider = [ref("PageSummary"), ref(PART)] if is_link else [ref(PART)]
    if bare.get("type") == "array":
        return {**described, "anyOf": [bare, *({"type": "array", "items": w} for w in wider)]}
    return {**described, "anyOf": [*bare.get("anyOf", [bare]), *wider]}
