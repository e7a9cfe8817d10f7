"""Where the log stands: the one question that tells whether an answer is still good."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import psycopg
from django.db import InterfaceError, OperationalError, connection

# The time as text: most only want to know whether it is another.
_QUERY = "SELECT sequence, CAST(changed_at AS text) FROM content_store_head WHERE id = 1"


@dataclass(frozen=True)
class Standing:
    """The log's last number and when it was written, as the database writes it."""

    sequence: int
    changed: str

    @cached_property
    def changed_at(self) -> datetime.datetime | None:
        if not self.changed:
            return None
        moment = datetime.datetime.fromisoformat(self.changed)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)

    @property
    def mark(self) -> str:
        """Tells this state from every other, also after a backup was restored and numbers recur."""
        moment = int(self.changed_at.timestamp() * 1_000_000) if self.changed_at else 0
        return f"{self.sequence:x}.{moment:x}"


def standing() -> Standing:
    """One query, by hand: every request asks it, and asks it first.

    So it also finds out whether the connection that was kept still works. Django would ask a query
    of its own for that.
    """
    cast(Any, connection).health_check_done = True
    try:
        row = _row()
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        row = _row()
    return Standing(*row) if row else Standing(0, "")


def _row() -> Any:
    """The answer, without the detour over Django's and psycopg's cursors where one is possible.

    They take longer than the question. But only they note a query for those who watch.
    """
    if connection.vendor == "postgresql" and not connection.queries_logged:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            return _ask(cast("psycopg.Connection[Any]", connection.connection).pgconn)
    with connection.cursor() as cursor:
        cursor.execute(_QUERY)
        return cursor.fetchone()


def _ask(server: "psycopg.pq.abc.PGconn") -> tuple[int, str] | None:
    result = server.exec_(_QUERY.encode())
    if result.status != psycopg.pq.ExecStatus.TUPLES_OK:
        raise psycopg.OperationalError(result.get_error_message())
    if not result.ntuples:
        return None
    sequence, changed = result.get_value(0, 0), result.get_value(0, 1)
    return int(sequence or 0), (changed or b"").decode()
