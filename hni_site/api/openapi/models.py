"""The schemas of pydantic models as components of an OpenAPI document."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from hni_site.api.library import COLLECTIONS
from hni_site.api.schema import Language, MenuEntry, Message, Problem
from hni_site.api.shapes import page_types
from hni_site.api.surroundings import snippet_endpoints
from hni_site.delivery.changes import GoneChange
from hni_site.schema import PageMeta, PageParent, PageSummary

Schema = dict[str, Any]
PREFIX = "#/components/schemas/"


class _Quiet(GenerateJsonSchema):
    """Without the titles that only repeat a field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def ref(name: str) -> Schema:
    return {"$ref": f"{PREFIX}{name}"}


def name_in(reference: Schema) -> str:
    """The component that a `$ref` leads to."""
    return str(reference["$ref"]).removeprefix(PREFIX)


def references(value: Any) -> Iterator[str]:
    """The names of the components that a part of the document refers to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


@cache
def component_names() -> dict[type[BaseModel], str]:
    """Model → its name among the components."""
    return {model: name_in(reference) for model, reference in _generated()[0].items()}


def model_schemas() -> dict[str, Schema]:
    """Component name → schema, for every model of which the API gives documents."""
    schemas = _generated()[1]
    return {name: _flat(schema, schemas) for name, schema in schemas.items()}


def _models() -> Iterable[type[BaseModel]]:
    yield from (page_type.document_schema for page_type in page_types())
    yield from (endpoint.document_schema for endpoint in COLLECTIONS)
    yield from (model.document_schema for model in snippet_endpoints())
    yield from (PageMeta, PageParent, PageSummary, Language, MenuEntry, GoneChange)
    yield from (Message, Problem)


@cache
def _generated() -> tuple[dict[type[BaseModel], Schema], dict[str, Schema]]:
    models = list(dict.fromkeys(_models()))
    found, definitions = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template=PREFIX + "{model}",
        schema_generator=_Quiet,
    )
    schemas = definitions["$defs"]
    names = _short_names(schemas)
    for schema in schemas.values():
        schema.pop("title", None)

    def short(reference: str) -> str:
        return PREFIX + names[reference.removeprefix(PREFIX)]

    return (
        {model: _renamed(found[model, "serialization"], short) for model in models},
        {names[name]: _renamed(schema, short) for name, schema in schemas.items()},
    )


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """Where two apps have a model of one name, pydantic names both after their modules.

    `news__schema__Contact` is `NewsContact` then; a shared model keeps its own name.
    """
    short = {}
    for name in names:
        app, *_modules, own = (
            ["hni_site", *name.split("__")] if "__" not in name else name.split("__")
        )
        prefix = "" if app == "hni_site" else "".join(map(str.capitalize, app.split("_")))
        short[name] = prefix + own
    return short


def _renamed(value: Any, short: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(part, short) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, short) for part in value]
    return short(value) if isinstance(value, str) and value.startswith(PREFIX) else value


def _flat(value: Any, schemas: dict[str, Schema]) -> Any:
    """One choice where pydantic has a choice between a block and a choice of blocks.

    OpenAPI's `discriminator` must lead to the very schema that a value has.
    """
    if isinstance(value, list):
        return [_flat(part, schemas) for part in value]
    if not isinstance(value, dict):
        return value
    value = {key: _flat(part, schemas) for key, part in value.items()}
    if "discriminator" in value:
        options: list[Schema] = []
        mapping = dict(value["discriminator"]["mapping"])
        for option in value["oneOf"]:
            inner = schemas[name_in(option)]
            options += inner.get("oneOf", [option])
            mapping |= inner.get("discriminator", {}).get("mapping", {})
        value["oneOf"] = options
        value["discriminator"] = {**value["discriminator"], "mapping": mapping}
    return value
