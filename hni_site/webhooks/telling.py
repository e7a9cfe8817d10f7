"""How a kind of followers is told of changes, and what comes of it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from hni_site.webhooks.batches import Batch
from hni_site.webhooks.enums import Outcome, Reason
from hni_site.webhooks.models import Follower


@dataclass(frozen=True)
class Result:
    """What came of a request."""

    outcome: Outcome
    status: int | None = None
    excerpt: str = ""
    retry_after: datetime.timedelta | None = None
    """For how long it asked not to be told."""
    ends: Reason | None = None
    """Why it shall never be told again."""


@dataclass(frozen=True)
class Wanted:
    """The part of the log that a follower wants: all, where none is named."""

    types: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()


@dataclass(frozen=True)
class Carrier:
    """How one kind of followers is told."""

    tell: Callable[[Follower, Batch], Result]
    limit: int
    """Most changes at a time."""
    wanted: Callable[[Follower], Wanted]
    switched_off: Callable[[Follower], None] | None
    """Whom to tell when one has taken nothing for days; None: it is tried for ever."""
