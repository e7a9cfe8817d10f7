"""Every endpoint asked odd things by schemathesis: no fault of ours, and only what is described."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hni_site.api.openapi.document import document

# What goes over the wire is the same whichever database it was read from.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("seeded"),
    pytest.mark.only_on("sqlite"),
]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
bounded = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@contextmanager
def one_connection() -> Iterator[None]:
    """Requests see the test's own transaction, as they do with Django's test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def _operations() -> list[Any]:
    schema: Any = schemathesis.openapi.from_dict(document())
    schema.app = WSGIHandler()
    return [result.ok() for result in schema.get_all_operations()]


OPERATIONS = _operations()
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.path)


def an_id(operation: Any, client: Client) -> int:
    """Of something that is there."""
    listing = f"/api/v2{operation.path.replace('{id}/', '')}"
    found: int = client.get(listing, {"limit": "1"}).json()["items"][0]["id"]
    return found


@each_operation
def test_asked_as_described(operation: Any, client: Client) -> None:
    """At most three parameters at a time, so that most queries make sense and find something."""
    named = {"id": an_id(operation, client)} if "{id}" in operation.path else None

    @bounded
    @given(case=operation.as_strategy(path_parameters=named), data=st.data())
    def ask(case: Any, data: st.DataObject) -> None:
        query = dict(case.query)
        if query:
            kept = data.draw(st.sets(st.sampled_from(sorted(query)), max_size=3))
            query = {name: value for name, value in query.items() if name in kept}
        if "locale" in query:
            query["locale"] = data.draw(st.sampled_from(["en", "es", "ur"]))
        case.query = query
        validate(case)

    ask()


@each_operation
def test_asked_as_not_described(operation: Any) -> None:
    @bounded
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: Any) -> None:
        validate(case)

    if any(operation.iter_parameters()):  # Else there is nothing to be wrong about.
        ask()


def validate(case: Any) -> None:
    with one_connection():
        # Schemathesis reads no Brotli.
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
