"""What people do with an endpoint. Each is one step, and stands in its history."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from hni_site.content_store.writing import lock_head
from hni_site.webhooks import signing
from hni_site.webhooks.enums import Grace, State
from hni_site.webhooks.following import note
from hni_site.webhooks.models import Delivery, Endpoint, Follower
from hni_site.webhooks.sending import send_test

PAUSED = "hni.webhook.pause"
RESUMED = "hni.webhook.resume"
ROTATED = "hni.webhook.rotate"
SET_BACK = "hni.webhook.set_back"
KEEP = datetime.timedelta(days=30)
"""How long deliveries are kept."""

# Nobody's answer that is still on its way counts any more.
_RELEASED: dict[str, Any] = {"batch_id": "", "batch_end": 0, "lease": None, "leased_until": None}
_WELL: dict[str, Any] = {"failures": 0, "failing_since": None, "next_attempt_at": None}


def make(endpoint: Endpoint, user: Any) -> str:
    """Saves a new endpoint, which gets all that is public; gives its secret, once."""
    secret = signing.new_secret()
    endpoint.secret = signing.encrypt(secret)
    with transaction.atomic():
        head = lock_head()  # It makes one, where nothing was ever published.
        # Of what is gone by now it has nothing.
        endpoint.log, endpoint.gone_after = head.log, head.sequence
        endpoint.save()
        log(endpoint, "wagtail.create", user=user)
    return secret


def pause(endpoint: Endpoint, user: Any) -> None:
    _change(endpoint, PAUSED, user, state=State.PAUSED, reason="")


def resume(endpoint: Endpoint, user: Any) -> None:
    """Goes on from where it was; at once, also where it was to wait."""
    _change(endpoint, RESUMED, user, state=State.ACTIVE, reason="", **_WELL)


def set_back(endpoint: Endpoint, user: Any, sequence: int = 0) -> None:
    """All behind the number comes again, what is gone included; from the start, all there is."""
    back = {"sequence": sequence, "gone_after": 0, **_RELEASED}
    _change(endpoint, SET_BACK, user, **back, next_attempt_at=None)


def set_back_to(delivery: Delivery, endpoint: Endpoint, user: Any) -> None:
    """What was in the delivery, as it is now, and all behind it."""
    is_of_this_log = delivery.log is not None and delivery.log == endpoint.log
    set_back(endpoint, user, min(delivery.after, endpoint.sequence) if is_of_this_log else 0)


def rotate(endpoint: Endpoint, grace: Grace, user: Any) -> str:
    """A new secret, which is shown once; the old one signs along for a while."""
    secret = signing.new_secret()
    until = timezone.now() + datetime.timedelta(hours=int(grace))
    old: dict[str, Any] = {"old_secret": "", "old_secret_until": None}
    if grace != Grace.NONE:
        old = {"old_secret": endpoint.secret, "old_secret_until": until}
    with transaction.atomic():
        Endpoint.objects.filter(pk=endpoint.pk).update(secret=signing.encrypt(secret), **old)
        log(endpoint, ROTATED, user=user)
    return secret


def try_out(endpoint: Endpoint) -> Delivery:
    """Sends a request without changes, now; gives what came of it."""
    message_id, started = signing.new_message_id(), timezone.now()
    return note(endpoint, message_id, send_test(endpoint, message_id), started)


def _change(endpoint: Endpoint, action: str, user: Any, **values: Any) -> None:
    with transaction.atomic():
        Follower.objects.filter(pk=endpoint.pk).update(**values)
        log(endpoint, action, user=user)


def forget_old() -> int:
    """Deletes deliveries that are older than `KEEP`; gives how many."""
    number, _by_model = Delivery.objects.filter(at__lt=timezone.now() - KEEP).delete()
    return number
