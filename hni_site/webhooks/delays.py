"""When to try again: later and later, never at the same moment as others, never before one is asked
to."""

import datetime
import random
from email.utils import parsedate_to_datetime

FIRST = datetime.timedelta(seconds=5)
FACTOR = 4
LONGEST = datetime.timedelta(hours=2)
JITTER = 0.25  # Up to so much of a delay more, by chance.
LONGEST_ASKED_FOR = datetime.timedelta(days=1)


def delay(failures: int, asked_for: datetime.timedelta | None = None) -> datetime.timedelta:
    """After so many failures, one or more, without anything taken in between."""
    # Beyond a dozen the power would only grow.
    times: int = FACTOR ** min(failures - 1, 12)
    growing = min(FIRST * times, LONGEST)
    growing *= 1 + random.uniform(0, JITTER)  # noqa: S311 - it keeps no secret
    return max(growing, min(asked_for, LONGEST_ASKED_FOR)) if asked_for else growing


def read_retry_after(value: str, now: datetime.datetime) -> datetime.timedelta | None:
    """From the header's seconds or HTTP date (RFC 9110, 10.2.3); None where it says neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return datetime.timedelta(seconds=min(int(value[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return max(moment - now, datetime.timedelta())
