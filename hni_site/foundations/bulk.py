"""Many small rows at once, past the ORM: an object for each would take longer than the database."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

_TYPES = {"varchar": "text"}


def insert_new(model: type[Model], rows: Sequence[tuple[int | str, ...]]) -> None:
    """Adds the rows that are not there; values in the order of the model's fields. One query."""
    if not rows:
        return
    columns = [field.column for field in model._meta.concrete_fields if field.column]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{_array(model, column)}" for column in columns)
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays})"  # noqa: S608
                " ON CONFLICT DO NOTHING",
                [list(values) for values in zip(*rows, strict=True)],
            )
        else:
            marks = ", ".join("%s" for _ in columns)
            cursor.executemany(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                rows,
            )


def delete_each(model: type[Model], rows: Sequence[tuple[int, ...]]) -> None:
    """Deletes the rows with these values of the composite primary key."""
    if not rows:
        return
    key: Any = model._meta.pk
    columns = [
        connection.ops.quote_name(str(model._meta.get_field(name).column))  # type: ignore[union-attr] # Of columns only.
        for name in key.field_names
    ]
    table = connection.ops.quote_name(model._meta.db_table)
    where = " AND ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE {where}", rows)  # noqa: S608


def wanted(columns: Sequence[str]) -> str:
    """SQL of a table `wanted` with whole numbers in these columns, given by `parameter` below."""
    if connection.vendor == "postgresql":
        values = ", ".join(f"(item ->> {place})::bigint AS {c}" for place, c in enumerate(columns))
        return f"(SELECT {values} FROM jsonb_array_elements(%s::jsonb) AS item) AS wanted"  # noqa: S608
    values = ", ".join(
        f"json_extract(item.value, '$[{place}]') AS {c}" for place, c in enumerate(columns)
    )
    return f"(SELECT {values} FROM json_each(%s) AS item) AS wanted"  # noqa: S608


def parameter(rows: Collection[Sequence[int]]) -> str:
    """The rows of `wanted`."""
    return json.dumps([list(row) for row in rows])


def _array(model: type[Model], column: str) -> str:
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    kind = str(field.db_type(connection)).partition("(")[0]
    return f"{_TYPES.get(kind, kind)}[]"
