"""Examples of what the API answers, from the examples of the fields."""

from typing import Any

from hni_site.api.openapi.models import Schema, name_in

_OF_FORMAT = {"date-time": "2023-11-08T09:00:00Z", "date": "2023-11-08"}
_OF_TYPE: dict[str, Any] = {"integer": 42, "boolean": False, "null": None, "object": {}}


def example_of(schema: Schema, schemas: dict[str, Schema]) -> Any:
    """A value that fits the schema: with every field, one item in each list, never null."""
    if "$ref" in schema:
        return example_of(schemas[name_in(schema)], schemas)
    if "examples" in schema:
        return schema["examples"][0]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return example_of(schema[choice][0], schemas)
    if schema["type"] == "array":
        return [example_of(schema["items"], schemas)]
    if "properties" in schema:
        return {name: example_of(part, schemas) for name, part in schema["properties"].items()}
    return _OF_FORMAT.get(schema.get("format", ""), _OF_TYPE.get(schema["type"], "text"))
