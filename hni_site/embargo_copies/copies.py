"""What happens to a copy: made, accepted, read, revoked, forgotten."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from hni_site.embargo_copies.models import CopyView, EmbargoCopy
from hni_site.embargo_copies.tokens import hash_of, new_token
from hni_site.foundations.changes import content_changes

CREATED = "hni.embargo_copy.create"
REVOKED = "hni.embargo_copy.revoke"

# However often a page is loaded again, a minute is one view.
VIEW_EVERY = datetime.timedelta(minutes=1)
# How long after its end a copy is kept, with who had it and when they looked.
KEEP = datetime.timedelta(days=90)


def make_copy(copy: EmbargoCopy, page: Page, user: Any) -> str:
    """Saves a new copy of the page's release; gives the token of its link, which nobody keeps."""
    token = new_token()
    copy.page_id, copy.created_by, copy.token_hash = page.pk, user, hash_of(token)
    with content_changes():
        copy.save()
        _log(copy, CREATED, page, user)
    return token


def revoke(copy: EmbargoCopy, user: Any) -> None:
    """Ends the copy at once, for good. Nothing happens where it is revoked already."""
    with content_changes():
        in_force = EmbargoCopy.objects.filter(pk=copy.pk, revoked_at=None)
        if in_force.update(revoked_at=timezone.now()):
            _log(copy, REVOKED, copy.page, user)


def _log(copy: EmbargoCopy, action: str, page: Page, user: Any) -> None:
    data = {"copy": copy.pk, "name": copy.name, "outlet": copy.outlet}
    log(page, action, user=user, data=data)


def find(token: str) -> EmbargoCopy | None:
    """The copy in force that the token opens. One query, whatever is wrong with the token."""
    in_force = EmbargoCopy.objects.filter(revoked_at=None, expires_at__gt=timezone.now())
    return in_force.filter(token_hash=hash_of(token)).select_related("page").first()


def accept(copy: EmbargoCopy) -> None:
    EmbargoCopy.objects.filter(pk=copy.pk, accepted_at=None).update(accepted_at=timezone.now())


def note_view(copy: EmbargoCopy, language: str) -> None:
    now = timezone.now()
    views = CopyView.objects.filter(copy=copy, language=language, at__gt=now - VIEW_EVERY)
    if not views.exists():
        CopyView.objects.create(copy=copy, language=language, at=now)


def forget_old() -> int:
    """Deletes the copies that ended long ago, with their views; gives how many."""
    before = timezone.now() - KEEP
    expired = EmbargoCopy.objects.filter(expires_at__lt=before)
    revoked = EmbargoCopy.objects.filter(revoked_at__lt=before)
    _rows, by_model = (expired | revoked).delete()
    return by_model.get(EmbargoCopy._meta.label, 0)
