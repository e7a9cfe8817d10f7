"""A draft's document, kept for some minutes, and the token that opens it.

The token is signed and names the snapshot, its page, whose it is and the version under it. Nobody
gets more from it than its owner may read at the moment when it is used.
"""

import datetime
import uuid
from typing import Any

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils import timezone
from pydantic import ValidationError
from wagtail.models import Page

from hni_site.content_store.building import build, compact
from hni_site.previews.models import Snapshot

GOOD_FOR = datetime.timedelta(minutes=15)
# The panel shows the draft anew with every pause in typing; of one draft so many are kept.
KEPT = 5

_signer = TimestampSigner(salt="hni_site.previews")


class Malformed(Exception):
    """The token was not given out here."""


class Ended(Exception):
    """The token was good once."""


class Incomplete(Exception):
    """The draft lacks what a document must have; the text names the fields."""


def take(page: Any, user: Any) -> str:
    """Keeps the page's document as the user sees it now; gives its token. Raises Incomplete."""
    stored = type(page)._base_manager.filter(pk=page.pk)
    # A version says when the page was published before it; the document says when it was last.
    moments = stored.values_list("first_published_at", "last_published_at").get()
    page.first_published_at, page.last_published_at = moments
    try:
        built = build(page)
    except ValidationError as error:
        fields = {".".join(map(str, problem["loc"])) for problem in error.errors()}
        raise Incomplete(", ".join(sorted(fields))) from error
    snapshot = Snapshot.objects.create(
        page_id=page.pk,
        user=user,
        revision=page.latest_revision_id,
        document=compact(built.document),
        things=sorted(built.dependencies),
    )
    _forget_earlier(snapshot)
    return str(_signer.sign_object(_names(snapshot)))


def read(token: str) -> Snapshot:
    """The snapshot. Raises Malformed, or Ended where its time is up, its page is gone or its owner
    may not read the draft any more."""
    try:
        names = _signer.unsign_object(token, max_age=GOOD_FOR)
    except SignatureExpired as error:
        raise Ended from error
    except (BadSignature, ValueError) as error:
        raise Malformed from error
    snapshot = (
        Snapshot.objects.select_related("page", "user").filter(pk=uuid.UUID(names[0])).first()
    )
    if snapshot is None or _names(snapshot) != names:
        raise Ended
    if not may_read(snapshot.page, snapshot.user):
        raise Ended
    return snapshot


def may_read(page: Page, user: Any) -> bool:
    """Whether the user may look at the page's drafts."""
    return bool(user.is_active and page.specific.permissions_for_user(user).can_read())


def _names(snapshot: Snapshot) -> list[Any]:
    return [snapshot.pk.hex, snapshot.page_id, snapshot.user_id, snapshot.revision]


def _forget_earlier(snapshot: Snapshot) -> None:
    same = Snapshot.objects.filter(page=snapshot.page_id, user=snapshot.user_id)
    kept = list(same.order_by("-created_at").values_list("pk", flat=True)[:KEPT])
    same.exclude(pk__in=kept).delete()


def forget_old() -> int:
    """Deletes what no token opens any more; gives how many."""
    old = Snapshot.objects.filter(created_at__lt=timezone.now() - GOOD_FOR)
    number, _by_model = old.delete()
    return number
