"""Secrets that we give out, in links and to programs.

We keep their hashes alone, so each can be shown only once.
"""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Plain SHA-256: what is random in so many bits needs no salt and no slow hash."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
