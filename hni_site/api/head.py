"""Where the log stands: the one question that tells whether an answer is still good."""

import datetime
from dataclasses import dataclass

from django.db import connection

_QUERY = "SELECT sequence, changed_at FROM content_store_head WHERE id = 1"


@dataclass(frozen=True)
class Standing:
    """The log's last number and when it was written."""

    sequence: int
    changed_at: datetime.datetime | None

    @property
    def mark(self) -> str:
        """Tells this state from every other, also after a backup was restored and numbers recur."""
        moment = int(self.changed_at.timestamp() * 1_000_000) if self.changed_at else 0
        return f"{self.sequence:x}.{moment:x}"


def standing() -> Standing:
    """One query, by hand: every request asks it."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY)
        row = cursor.fetchone()
    return Standing(row[0], _in_utc(row[1])) if row else Standing(0, None)


def _in_utc(value: datetime.datetime | str) -> datetime.datetime:
    """PostgreSQL gives a moment, SQLite its text."""
    moment = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
