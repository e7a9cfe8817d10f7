"""Whether a reader has asked for pages without pictures.

The answer stands in a cookie, which only those have who asked. It is the one thing in which pages
that are for everyone differ, so whatever keeps pages asks here (and a cache in front heeds `Vary`).
"""

import re
from collections.abc import Mapping
from typing import Any

COOKIE = "pictures"
NONE = "none"
_CHOSEN = re.compile(rf"(?:^|;)\s*{COOKIE}={NONE}\s*(?:;|$)")


def is_chosen(meta: Mapping[str, Any]) -> bool:
    """From a request's variables (`request.META`)."""
    return "HTTP_COOKIE" in meta and _CHOSEN.search(meta["HTTP_COOKIE"]) is not None
