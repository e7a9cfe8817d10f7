"""The secret in a copy's link. We keep its hash alone, so it can be shown only once."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Plain SHA-256: what is random in so many bits needs no salt and no slow hash."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
