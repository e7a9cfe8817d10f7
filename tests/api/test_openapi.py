"""The API's description of itself: valid, complete, and true."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from hni_site.api import urls
from hni_site.api.openapi.document import document
from hni_site.api.parameters import parameter_names
from hni_site.api.shapes import filters_of, page_types
from hni_site.api.surroundings import snippet_endpoints
from tests.api.seeding import Seeded
from tests.discovery import PAGE_TYPES, label, stream_blocks

# What goes over the wire is the same whichever database it was read from.
pytestmark = pytest.mark.only_on("sqlite")

SCHEMAS = "#/components/schemas/"


def validator(schema: Any) -> Draft202012Validator:
    """Checks values against a schema of the document, wherever in it that stands."""
    components = document()["components"]
    return Draft202012Validator({"components": components, **schema})


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from parts(part)


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document()["paths"].items():
        yield path, item["get"]


def test_standard_validator_accepts_it() -> None:
    errors = list(OpenAPIV31SpecValidator(document()).iter_errors())
    assert [error.message for error in errors] == []


def _routes(patterns: list[Any], prefix: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern).replace("<int:pk>", "{id}")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_every_address_is_described_and_no_other() -> None:
    assert set(document()["paths"]) == set(_routes(urls.urlpatterns))


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
def test_every_page_type_is_described(page_type: Any) -> None:
    schemas = document()["components"]["schemas"]
    schema = schemas[page_type.__name__]
    meta = schemas[schema["properties"]["meta"]["$ref"].removeprefix(SCHEMAS)]

    assert schema["properties"].keys() == page_type.document_schema.model_fields.keys()
    assert schema["required"] == list(page_type.document_schema.model_fields)
    assert meta["properties"]["type"]["const"] == label(page_type)
    detail = document()["paths"]["/pages/{id}/"]["get"]["responses"]["200"]
    summaries = {e["summary"] for e in detail["content"]["application/json"]["examples"].values()}
    assert f"A {label(page_type)}" in summaries


def test_every_parameter_of_a_listing_is_described() -> None:
    for name, types in [("pages", page_types())] + [
        (page_type.api_endpoint, (page_type,)) for page_type in page_types()
    ]:
        if name:
            described = {p["name"] for p in document()["paths"][f"/{name}/"]["get"]["parameters"]}
            known = set(parameter_names(filters_of(types)))
            # Where the type is fixed, asking for one is refused; without links nothing is included.
            assert known - described <= {"type", "include"}
            assert described <= known


@pytest.mark.parametrize("parameter", ["type", "include"])
def test_parameter_that_only_some_listings_take_is_described_there(parameter: str) -> None:
    described = [p["name"] for p in document()["paths"]["/pages/"]["get"]["parameters"]]
    assert parameter in described


def test_every_block_is_described_with_an_example() -> None:
    types = {
        name
        for schema in document()["components"]["schemas"].values()
        for name in schema.get("discriminator", {}).get("mapping", {})
    }
    in_page_body = {
        "call_to_action", "document", "embed", "gallery", "heading", "image", "key_figure",
        "paragraph", "pull_text", "quote", "related_pages", "table",
    }  # fmt: skip
    assert in_page_body <= types
    assert len(stream_blocks()) >= len(in_page_body)


def test_everything_has_a_description_and_an_example() -> None:
    for path, operation in operations():
        assert operation["summary"], path
        for parameter in operation["parameters"]:
            where = f"{path} {parameter['name']}"
            assert parameter["description"], where
            assert "example" in parameter, where
            assert parameter["example"] != "" or parameter["name"] == "cursor", where


def test_examples_fit_their_schemas() -> None:
    checked = 0
    for part in parts(document()["paths"]):
        if "schema" in part and ("examples" in part or "example" in part):
            check = validator(part["schema"])
            examples = part.get("examples", {"it": {"value": part.get("example")}})
            for example in examples.values():
                check.validate(example["value"])
                checked += 1
    assert checked > 300


def test_names_are_stable_and_short() -> None:
    assert [n for n in document()["components"]["schemas"] if "__" in n] == []
    contacts = {"NewsContact", "BazaarPagesContact"}
    assert contacts <= document()["components"]["schemas"].keys()


def test_every_reference_leads_somewhere_and_every_schema_is_used() -> None:
    references = {part["$ref"] for part in parts(document()) if "$ref" in part}
    schemas = document()["components"]["schemas"].keys()
    used = {r.removeprefix(SCHEMAS) for r in references if r.startswith(SCHEMAS)}
    assert used == schemas


@pytest.mark.django_db
def test_it_is_served_like_every_answer(client: Client) -> None:
    answer = client.get("/api/v2/openapi.json")
    again = client.get("/api/v2/openapi.json", headers={"If-None-Match": answer["ETag"]})

    assert answer.json() == json.loads(json.dumps(document()))
    assert answer["Content-Type"] == "application/json"
    assert again.status_code == 304


# --- What is answered -----------------------------------------------------------------------------


def _fits(client: Client, path: str, query: dict[str, Any], schema: str) -> Any:
    response = client.get(f"/api/v2{path}", query)
    assert response.status_code == 200, response.content
    answer = response.json()
    validator({"$ref": f"{SCHEMAS}{schema}"}).validate(answer)
    return answer


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_default_listing_gives_summaries(client: Client) -> None:
    answer = _fits(client, "/press-releases/", {}, "PressReleasePageList")

    summary = validator({"$ref": f"{SCHEMAS}PageSummary"})
    assert answer["items"]
    for item in answer["items"]:
        summary.validate(item)


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_all_fields_are_the_complete_document(client: Client) -> None:
    answer = _fits(client, "/pages/", {"fields": "*", "limit": 100}, "AnyPageList")

    seen = set()
    for item in answer["items"]:
        seen.add(item["meta"]["type"])
        name = item["meta"]["type"].partition(".")[2]
        validator({"$ref": f"{SCHEMAS}{name}"}).validate(item)
    assert seen == {label(page_type) for page_type in PAGE_TYPES}


@pytest.mark.django_db
def test_detail_is_the_complete_document_with_its_parent(client: Client, seeded: Seeded) -> None:
    answer = _fits(client, f"/press-releases/{seeded.release.pk}/", {}, "PressReleasePage")

    assert answer["meta"]["parent"]["title"] == "Newsroom"


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    "query",
    [
        {"fields": "_,title"},
        {"fields": "*,-body,-translations"},
        {"fields": "image(_,alt),body(value(text)),translations(locale)"},
        {"include": "campaigns,affiliates"},
        {"fields": "*", "include": "campaigns"},
        {"fields": "campaigns(_,title)", "include": "campaigns"},
        {"fields": "dateline(place),contacts(_)"},
    ],
    ids=str,
)
def test_parts_of_documents_fit(query: dict[str, str], client: Client) -> None:
    answer = _fits(client, "/press-releases/", query, "PressReleasePageList")
    selection = validator({"$ref": f"{SCHEMAS}PressReleasePageSelection"})
    assert answer["items"]
    for item in answer["items"]:
        selection.validate(item)


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/images/", "LibraryImage"),
        ("/documents/", "LibraryFile"),
        ("/redirects/", "RedirectItem"),
        ("/locales/", "Language"),
        ("/navigation/", "MenuEntry"),
        *(
            (f"/{model.api_endpoint}/", model.document_schema.__name__)
            for model in snippet_endpoints()
        ),
    ],
)
def test_other_lists_fit(path: str, schema: str, client: Client) -> None:
    query = {"fields": "*"} if path in ("/images/", "/documents/", "/redirects/") else {}
    answer = _fits(client, path, query, f"{schema}List")

    assert answer["items"]
    for item in answer["items"]:
        validator({"$ref": f"{SCHEMAS}{schema}"}).validate(item)
