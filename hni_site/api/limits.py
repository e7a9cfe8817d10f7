"""How much one client may ask, in the shared cache, so that all processes count together.

Header names: draft-ietf-httpapi-ratelimit-headers, as GitHub and others send them.
"""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse

logger = logging.getLogger(__name__)

WINDOW = 60
HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


@dataclass(frozen=True)
class Allowance:
    """What is left of a client's share of this minute."""

    limit: int
    used: int
    seconds_left: int

    @property
    def exhausted(self) -> bool:
        return self.used > self.limit

    def headers(self) -> list[tuple[str, str]]:
        remaining = max(self.limit - self.used, 0)
        values = (str(self.limit), str(remaining), str(self.seconds_left))
        return list(zip(HEADERS, values, strict=True))

    def describe(self, response: HttpResponse) -> HttpResponse:
        for name, value in self.headers():
            response[name] = value
        if self.exhausted:
            response["Retry-After"] = str(self.seconds_left)
        return response


def client_address(meta: Mapping[str, Any]) -> str:
    """The client's address: the connection's, or the one our own proxies put in front of theirs."""
    proxies: int = settings.TRUSTED_PROXIES
    if proxies:
        forwarded = [part.strip() for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if len(forwarded) >= proxies and forwarded[-proxies]:
            return forwarded[-proxies]
    return str(meta.get("REMOTE_ADDR", ""))


def _count(key: str) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # The minute's first request.
        cache.add(key, 0, timeout=2 * WINDOW)
        return cache.incr(key)


def take(meta: Mapping[str, Any]) -> Allowance | None:
    """Counts a request, of which it gets the variables (`request.META`).

    None where no limit is set, or where nothing can be counted.
    """
    limit: int = settings.API_REQUESTS_PER_MINUTE
    if not limit:
        return None
    minute, second = divmod(int(time.time()), WINDOW)
    key = f"api-requests:{client_address(meta)}:{minute}"
    try:
        used = _count(key)
    except ValueError:  # Dropped from the cache between the two.
        used = 1
    except _redis_error():  # Better no limit than no answer.
        logger.exception("Requests are not counted: Redis does not answer")
        return None
    return Allowance(limit, used, WINDOW - second)


def _redis_error() -> type[Exception]:
    """What a Redis that does not answer raises."""
    # Its client takes 40 ms to import at every start, also where there is no Redis.
    from redis.exceptions import RedisError

    return RedisError
