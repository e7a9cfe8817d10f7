"""What happens to an API token: made, found, used, revoked."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from hni_site.consumers.models import ApiToken
from hni_site.tokens import hash_of, new_token

CREATED = "hni.api_token.create"
REVOKED = "hni.api_token.revoke"

PREFIX = "hni_"  # So that people, and programs that look for secrets, know what they have found.
SHOWN = len(PREFIX) + 4
# However often a token is used, that is written down once a minute.
NOTED_EVERY = datetime.timedelta(minutes=1)


def make(token: ApiToken, user: Any) -> str:
    """Saves a new token; gives its text, which nobody keeps."""
    text = f"{PREFIX}{new_token()}"
    token.token_hash, token.beginning = hash_of(text), text[:SHOWN]
    token.save()
    log(token, CREATED, user=user, data={"scope": token.scope, "owner": token.owner_id})
    return text


def revoke(token: ApiToken, user: Any) -> None:
    """Ends the token at once, for good. Nothing happens where it is revoked already."""
    in_force = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    if in_force.update(revoked_at=timezone.now()):
        log(token, REVOKED, user=user)


def find(text: str) -> ApiToken | None:
    """The token in force; notes that it is used. One query, and once a minute another."""
    if not text.startswith(PREFIX):
        return None
    in_force = ApiToken.objects.filter(revoked_at=None, owner__is_active=True)
    token = in_force.select_related("owner").filter(token_hash=hash_of(text)).first()
    if token is not None:
        _note_use(token)
    return token


def _note_use(token: ApiToken) -> None:
    now = timezone.now()
    before = now - NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= before:
        unnoted = ApiToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lte=before))
        unnoted.filter(pk=token.pk).update(last_used_at=now)
