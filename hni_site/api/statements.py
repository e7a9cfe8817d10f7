"""SQL that is kept: Django takes several times as long to write it as the database to answer it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value

# For a column of the answer: what its value goes through, and the expression that it comes from.
Converters = Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]


class Slot(Value):
    """In a query, the place of a value that is there only when the statement is used."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@dataclass(frozen=True)
class Statement:
    """A query as the database gets it. `sql` is empty where nothing can be found."""

    sql: str = ""
    parameters: tuple[Any, ...] = ()
    converters: Converters | None = None

    def rows(self, values: Sequence[Any] = ()) -> list[list[Any]]:
        """What the database answers; `values` are those of the slots, by the slots' numbers."""
        if not self.sql:
            return []
        parameters = [values[p.value] if isinstance(p, Slot) else p for p in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = [list(row) for row in cursor.fetchall()]
        for position, (functions, expression) in (self.converters or {}).items():
            for function in functions:
                for row in rows:
                    row[position] = function(row[position], expression, connection)
        return rows


def statement_of(rows: QuerySet[Any, Any]) -> Statement:
    """The statement that a query of values makes."""
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return Statement()
    selected = [expression for expression, _sql, _alias in compiler.select]
    return Statement(sql, tuple(parameters), compiler.get_converters(selected))
