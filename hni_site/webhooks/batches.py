"""What a follower is told next."""

import uuid
from dataclasses import dataclass

from hni_site.content_store.changes import Place
from hni_site.content_store.models import ContentItem

MOST_BYTES = 1_000_000  # Of documents, unless one alone is larger.


@dataclass(frozen=True)
class Batch:
    """Changes to tell, in the order of the log: all behind `after` up to `end`."""

    id: str
    log: uuid.UUID
    after: Place
    end: int
    rows: list[ContentItem]
    more: bool
    """Whether more lies behind them."""

    @property
    def begins(self) -> bool:
        """Whether all that is public begins to come, from the first page on."""
        return self.after.sequence == 0


def fitting(rows: list[ContentItem]) -> list[ContentItem]:
    """The first rows, as many as go together; at least one, where there is one."""
    size = 0
    for number, row in enumerate(rows):
        size += len(row.document.encode())
        if number and size > MOST_BYTES:
            return rows[:number]
    return rows
