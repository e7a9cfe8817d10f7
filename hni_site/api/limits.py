"""How much one client may ask, in the shared cache, so that all processes count together.

Header names: draft-ietf-httpapi-ratelimit-headers, as GitHub and others send them.
"""

import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

WINDOW = 60


@dataclass(frozen=True)
class Allowance:
    """What is left of a client's share of this minute."""

    limit: int
    used: int
    seconds_left: int

    @property
    def exhausted(self) -> bool:
        return self.used > self.limit

    def describe(self, response: HttpResponse) -> HttpResponse:
        response["RateLimit-Limit"] = str(self.limit)
        response["RateLimit-Remaining"] = str(max(self.limit - self.used, 0))
        response["RateLimit-Reset"] = str(self.seconds_left)
        if self.exhausted:
            response["Retry-After"] = str(self.seconds_left)
        return response


def client_address(request: HttpRequest) -> str:
    """The client's address: the connection's, or the one our own proxies put in front of theirs."""
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(forwarded) >= proxies and forwarded[-proxies]:
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def take(request: HttpRequest) -> Allowance | None:
    """Counts the request; None where no limit is set, or where nothing can be counted."""
    limit: int = settings.API_REQUESTS_PER_MINUTE
    if not limit:
        return None
    minute, second = divmod(int(time.time()), WINDOW)
    key = f"api-requests:{client_address(request)}:{minute}"
    try:
        cache.add(key, 0, timeout=2 * WINDOW)
        used = cache.incr(key)
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
