"""Which token a request comes with (RFC 6750: `Authorization: Bearer …`)."""

from collections.abc import Mapping
from typing import Any

from hni_site.consumers.api_tokens import KnownToken, find

_REMEMBERED = "hni_site.api_token"


class UnknownToken(Exception):
    """There is a token with the request that we don't know, or no more."""


def token_of(meta: Mapping[str, Any]) -> KnownToken | None:
    """The request's token; None where it has none. Raises UnknownToken.

    Gets the request's variables (`request.META`, the same object as WSGI's `environ`), and looks
    the token up once for each request. Other schemes than Bearer are none of our business: a proxy
    may have asked for a password.
    """
    scheme, _space, text = str(meta.get("HTTP_AUTHORIZATION", "")).strip().partition(" ")
    if scheme.lower() != "bearer":
        return None
    if _REMEMBERED not in meta:
        meta[_REMEMBERED] = find(text.strip())  # type: ignore[index] # A dictionary, if typed less.
    token: KnownToken | None = meta[_REMEMBERED]
    if token is None:
        raise UnknownToken
    return token
