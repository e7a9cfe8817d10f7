"""Secrets of endpoints: made, kept encrypted, and what they sign."""

import base64
import datetime
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from standardwebhooks import Webhook

# Standard Webhooks 1.0 asks for 24 to 64 bytes.
BYTES = 32
PREFIX = "whsec_"
_SALT = "hni_site.webhooks.secret"


class Unreadable(Exception):
    """The secret was encrypted under a SECRET_KEY that the site no longer has."""


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def encrypt(secret: str) -> str:
    """For the database: whoever reads that can sign nothing."""
    return _box().encrypt(secret.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Raises Unreadable."""
    try:
        return _box().decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def _box() -> MultiFernet:
    """Encrypts with SECRET_KEY; reads what an earlier one of SECRET_KEY_FALLBACKS encrypted."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    digest = salted_hmac(_SALT, "", secret=key, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)


def headers(
    message_id: str, at: datetime.datetime, body: str, encrypted_secrets: Sequence[str]
) -> dict[str, str]:
    """The three headers of Standard Webhooks, signed with each of the secrets. Raises Unreadable.

    `at` is in UTC.
    """
    signatures = [
        Webhook(decrypt(encrypted)).sign(message_id, at, body) for encrypted in encrypted_secrets
    ]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def new_message_id() -> str:
    return f"msg_{secrets.token_urlsafe(18)}"
