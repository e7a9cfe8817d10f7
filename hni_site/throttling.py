"""How much one client may do, counted in the shared cache, so that all processes count together."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Allowance:
    """What is left of a client's share of this stretch of time."""

    limit: int
    used: int
    seconds_left: int

    @property
    def exhausted(self) -> bool:
        return self.used > self.limit


def client_address(meta: Mapping[str, Any]) -> str:
    """The client's address: the connection's, or the one our own proxies put in front of theirs.

    Gets the request's variables (`request.META`).
    """
    proxies: int = settings.TRUSTED_PROXIES
    if proxies:
        forwarded = [part.strip() for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if len(forwarded) >= proxies and forwarded[-proxies]:
            return forwarded[-proxies]
    return str(meta.get("REMOTE_ADDR", ""))


def take(what: str, limit: int, seconds: int) -> Allowance | None:
    """Counts one more of something in this stretch of so many seconds; None where nothing counts.

    `what` names it and the client.
    """
    stretch, second = divmod(int(time.time()), seconds)
    key = f"{what}:{stretch}"
    try:
        used = _count(key, seconds)
    except ValueError:  # Dropped from the cache between the two.
        used = 1
    except _redis_error():  # Better no limit than no answer.
        logger.exception("Nothing is counted: Redis does not answer")
        return None
    return Allowance(limit, used, seconds - second)


def _count(key: str, seconds: int) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # The first one of this stretch.
        cache.add(key, 0, timeout=2 * seconds)
        return cache.incr(key)


def _redis_error() -> type[Exception]:
    """What a Redis that does not answer raises."""
    # Its client takes 40 ms to import at every start, also where there is no Redis.
    from redis.exceptions import RedisError

    return RedisError
