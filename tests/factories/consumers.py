"""Microsites and programs."""

from typing import Any

from django.contrib.auth.models import User

from hni_site.consumers.api_tokens import make
from hni_site.consumers.enums import TokenScope
from hni_site.consumers.models import ApiToken, Microsite

ORIGIN = "https://bazaar.example.org"


def microsite(*page_types: Any, **fields: Any) -> Microsite:
    """One that previews pages of these types."""
    fields = {
        "name": "Sample Bazaar",
        "origin": ORIGIN,
        "preview_address": f"{fields.get('origin', ORIGIN)}/preview/?token={{token}}",
        "page_types": [page_type._meta.label for page_type in page_types],
        **fields,
    }
    return Microsite.objects.create(**fields)


def api_token(
    owner: User | None = None, scope: TokenScope = TokenScope.LIVE
) -> tuple[ApiToken, str]:
    """A token and its text."""
    owner = owner or User.objects.create_superuser(f"owner-{User.objects.count()}")
    token = ApiToken(name="Sample program", scope=scope, owner=owner)
    return token, make(token, owner)


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}
