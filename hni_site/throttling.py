"""How much one client may do, counted in the shared cache, so that all processes count together."""

import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

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


def client_address(request: HttpRequest) -> str:
    """The client's address: the connection's, or the one our own proxies put in front of theirs."""
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(forwarded) >= proxies and forwarded[-proxies]:
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def take(what: str, limit: int, seconds: int) -> Allowance | None:
    """Counts one more of something in this stretch of so many seconds; None where nothing counts.

    `what` names it and the client.
    """
    stretch, second = divmod(int(time.time()), seconds)
    key = f"{what}:{stretch}"
    try:
        cache.add(key, 0, timeout=2 * seconds)
        used = cache.incr(key)
    except ValueError:  # Dropped from the cache between the two.
        used = 1
    except RedisError:  # Better no limit than no answer.
        logger.exception("Nothing is counted: Redis does not answer")
        return None
    return Allowance(limit, used, seconds - second)
