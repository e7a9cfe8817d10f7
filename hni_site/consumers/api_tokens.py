"""What happens to an API token: made, found, used, revoked."""

import datetime
from typing import Any, NamedTuple

from django.db import connection
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


class KnownToken(NamedTuple):
    """A token in force, as a request comes with it."""

    pk: int
    scope: str
    owner_id: int


# By hand, because a repeated answer takes less time than Django's way to this question.
_FIND = """
    SELECT token.id, token.scope, token.owner_id,
        token.last_used_at IS NULL OR token.last_used_at <= %s
    FROM consumers_apitoken token JOIN auth_user owner ON owner.id = token.owner_id
    WHERE token.token_hash = %s AND token.revoked_at IS NULL AND owner.is_active
"""


def find(text: str) -> KnownToken | None:
    """The token, where it is in force; notes that it is used. One query, once a minute another."""
    if not text.startswith(PREFIX):
        return None
    now = timezone.now()
    unnoted_since = now - NOTED_EVERY
    with connection.cursor() as cursor:
        since = connection.ops.adapt_datetimefield_value(unnoted_since)
        cursor.execute(_FIND, [since, hash_of(text)])
        row = cursor.fetchone()
    if row is None:
        return None
    *known, is_to_be_noted = row
    token = KnownToken(*known)
    if is_to_be_noted:
        unnoted = ApiToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lte=unnoted_since))
        unnoted.filter(pk=token.pk).update(last_used_at=now)
    return token
