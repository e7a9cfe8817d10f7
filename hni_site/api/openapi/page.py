"""The API's documentation as a web page, drawn from the OpenAPI document.

No script, and nothing from another host.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from hni_site.api.openapi.document import document
from hni_site.api.openapi.examples import example_of
from hni_site.api.openapi.models import Schema, name_in
from hni_site.delivery.answers import Answer
from hni_site.delivery.views import View, answering

HTML = "text/html; charset=utf-8"
# The page needs a style sheet and an icon, nothing else.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
_IN_PART = "Selection"
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def docs(request: HttpRequest) -> HttpResponse:
    response = _docs(request)
    response["Content-Security-Policy"] = POLICY
    return response


def _answer(request: HttpRequest) -> Answer:
    described = document()
    context = {
        "site_name": settings.SITE_NAME,
        "info": described["info"],
        "about": marked(described["info"]["description"]),
        "server": described["servers"][0]["url"],
        "groups": list(_groups(described)),
        "errors": list(_errors(described)),
        "headers": [
            {**header, "name": name, "description": marked(header["description"])}
            for name, header in described["components"]["headers"].items()
        ],
        "schemas": list(_schemas(described["components"]["schemas"])),
    }
    html = render_to_string("api/docs.html", context)
    return Answer(html.encode(), tags=("docs",), content_type=HTML)


_docs: View = answering(_answer)


# --- Endpoints ------------------------------------------------------------------------------------


def _groups(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    server = described["servers"][0]["url"]
    operations = [(path, item["get"]) for path, item in described["paths"].items()]
    for tag in described["tags"]:
        yield {
            "name": tag["name"],
            "description": marked(tag["description"]),
            "operations": [
                _operation(server, path, operation)
                for path, operation in operations
                if tag["name"] in operation["tags"]
            ],
        }


def _operation(server: str, path: str, operation: dict[str, Any]) -> dict[str, Any]:
    ok = operation["responses"].get("200")
    content = next(iter(ok["content"].values())) if ok else {}
    examples = content.get("examples", {}).values()
    return {
        "id": operation["operationId"],
        "path": path,
        "summary": operation["summary"],
        "parameters": [_parameter(parameter) for parameter in operation["parameters"]],
        "answer": ok and marked(ok["description"]),
        "type": type_of(content["schema"]) if content else "",
        "examples": [{**e, "value": _pretty(e["value"])} for e in examples],
        "address": f"{server}{path.replace('{id}', '42')}",
        "can_be_tried": "{" not in path and ok is not None,
    }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    example = parameter["example"]
    listed = ",".join(map(str, example)) if isinstance(example, list) else example
    return {
        "name": parameter["name"],
        "type": type_of(parameter["schema"]),
        "description": marked(parameter["description"]),
        "example": _shown(listed),
    }


def _errors(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for response in described["components"]["responses"].values():
        examples = (content["example"] for content in response.get("content", {}).values())
        yield {
            "description": marked(response["description"]),
            "examples": [_pretty(example) for example in examples],
        }


# --- Schemas --------------------------------------------------------------------------------------


def _schemas(schemas: dict[str, Schema]) -> Iterator[dict[str, Any]]:
    """Those that have a table of their own: what is given in part is described with the whole."""
    for name, schema in schemas.items():
        if not name.endswith(_IN_PART):
            required = schema.get("required", ())
            yield {
                "name": name,
                "description": marked(schema.get("description", "")),
                "type": "" if "properties" in schema else type_of(schema),
                "fields": [
                    {
                        "name": field,
                        "type": type_of(part),
                        "description": marked(part.get("description", "")),
                        "optional": field not in required,
                    }
                    for field, part in schema.get("properties", {}).items()
                ],
                "example": _pretty(example_of(schema, schemas)) if name.endswith("Block") else "",
            }


def type_of(schema: Schema) -> SafeString:
    """A schema's type in words, with links to the schemas that it names."""
    if "$ref" in schema:
        return _link(name_in(schema))
    if "const" in schema:
        return _values([schema["const"]])
    if "enum" in schema:
        return _values(schema["enum"])
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            # Some alternatives differ only in what the words leave out.
            each = dict.fromkeys(type_of(part) for part in schema[choice])
            return _joined(" or ", each)
    if schema.get("type") == "array":
        return format_html("list of {}", type_of(schema["items"]))
    if "properties" in schema:
        parts = ((name, type_of(part)) for name, part in schema["properties"].items())
        return format_html("{{{}}}", format_html_join(", ", "{}: {}", parts))
    return format_html("{}", schema.get("format") or schema["type"])


def marked(text: str) -> SafeString:
    """A description, which is CommonMark, as HTML."""
    # The parser escapes whatever HTML the text has.
    return SafeString(_MARKDOWN.render(text))


def _link(name: str) -> SafeString:
    if name.endswith(_IN_PART):
        whole = name.removesuffix(_IN_PART)
        return format_html('part of <a href="#{}">{}</a>', whole, whole)
    return format_html('<a href="#{}">{}</a>', name, name)


def _values(values: Iterable[Any]) -> SafeString:
    return _joined(" or ", (format_html("<code>{}</code>", _shown(value)) for value in values))


def _joined(separator: str, parts: Iterable[SafeString]) -> SafeString:
    return format_html_join(separator, "{}", ((part,) for part in parts))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
