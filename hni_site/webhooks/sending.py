"""Changes on their way to an endpoint: signed as Standard Webhooks 1.0 says."""

import datetime
import json

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from hni_site.content_store.changes import Place
from hni_site.delivery.changes import entries
from hni_site.delivery.cursors import Cursor
from hni_site.foundations.links import absolute_url
from hni_site.webhooks import posting, signing
from hni_site.webhooks.addresses import Forbidden, read_address
from hni_site.webhooks.batches import Batch
from hni_site.webhooks.delays import read_retry_after
from hni_site.webhooks.enums import Outcome, Reason
from hni_site.webhooks.models import Endpoint, Follower
from hni_site.webhooks.telling import Carrier, Result, Wanted

LIMIT = 100  # Changes in a request; as many as in an answer of `sync/`.
CHANGED, TEST = "content.changed", "test"


def send(follower: Follower, batch: Batch) -> Result:
    """One request with the batch's changes."""
    place = Place(batch.end, batch.after.gone_after)
    cursor = _cursor(follower.endpoint, place)
    flags = f'"begins":{json.dumps(batch.begins)},"more":{json.dumps(batch.more)}'
    data = f'{{"items":[{",".join(entries(batch.rows))}],"cursor":"{cursor}",{flags}}}'
    return _post(follower.endpoint, CHANGED, batch.id, data)


def send_test(endpoint: Endpoint, message_id: str) -> Result:
    """A request without changes: the endpoint stays where it is."""
    data = json.dumps({"items": [], "cursor": _cursor(endpoint, endpoint.place)})
    return _post(endpoint, TEST, message_id, data)


def _cursor(endpoint: Endpoint, place: Place) -> str:
    """A cursor of `sync/` at the place."""
    wanted = _wanted(endpoint)
    return Cursor(endpoint.log, place, wanted.types, wanted.locales).as_text()


def _post(endpoint: Endpoint, kind: str, message_id: str, data: str) -> Result:
    now = timezone.now().astimezone(datetime.UTC)
    body = f'{{"type":"{kind}","timestamp":"{now.isoformat()}","data":{data}}}'
    try:
        signed = signing.headers(message_id, now, body, endpoint.encrypted_secrets)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"newsroom-webhooks (+{settings.PUBLIC_BASE_URL})",
            **signed,
        }
        reply = posting.post(read_address(endpoint.url), headers, body.encode())
    except signing.Unreadable:
        return Result(Outcome.NO_ANSWER, ends=Reason.UNREADABLE)
    except Forbidden as refusal:
        return Result(Outcome.FORBIDDEN, excerpt=str(refusal))
    except posting.NoAnswer as error:
        return Result(Outcome.NO_ANSWER, excerpt=str(error))
    if 200 <= reply.status < 300:
        return Result(Outcome.TAKEN, reply.status, reply.excerpt)
    return Result(
        Outcome.REFUSED,
        reply.status,
        reply.excerpt,
        read_retry_after(reply.retry_after, now),
        Reason.GONE if reply.status == 410 else None,
    )


def _wanted(follower: Follower) -> Wanted:
    endpoint = follower if isinstance(follower, Endpoint) else follower.endpoint
    return Wanted(tuple(sorted(endpoint.types)), tuple(sorted(endpoint.locales)))


def _tell_owner(follower: Follower) -> None:
    """An e-mail in their language; nobody is told where nobody can be."""
    owner = follower.endpoint.owner
    if owner is None or not owner.is_active or not owner.email:
        return
    with translation.override(UserProfile.get_for_user(owner).get_preferred_language()):
        address = absolute_url(reverse("webhooks:edit", args=[follower.pk]))
        context = {"endpoint": follower.endpoint, "address": address}
        subject = render_to_string("admin/webhooks/switched_off_subject.txt", context).strip()
        text = render_to_string("admin/webhooks/switched_off.txt", context)
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [owner.email])


ENDPOINTS = Carrier(send, LIMIT, _wanted, _tell_owner)
