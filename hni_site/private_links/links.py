"""What happens to a link: made, found by its token, revoked, forgotten."""

import datetime
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from hni_site.foundations.changes import content_changes
from hni_site.private_links.models import PrivateLink
from hni_site.tokens import hash_of, new_token

# How long after its end a link is kept, with who had it.
KEEP = datetime.timedelta(days=90)

LinkT = TypeVar("LinkT", bound=PrivateLink)


def make(link: PrivateLink, page: Page, user: Any, action: str) -> str:
    """Saves a new link to the page, logged as the action; gives its token, which nobody keeps."""
    token = new_token()
    link.page_id, link.created_by, link.token_hash = page.pk, user, hash_of(token)
    with content_changes():
        link.save()
        _log(link, page, user, action)
    return token


def revoke(link: PrivateLink, user: Any, action: str) -> None:
    """Ends the link at once, for good. Nothing happens where it is revoked already."""
    with content_changes():
        in_force = type(link)._default_manager.filter(pk=link.pk, revoked_at=None)
        if in_force.update(revoked_at=timezone.now()):
            _log(link, link.page, user, action)


def _log(link: PrivateLink, page: Page, user: Any, action: str) -> None:
    log(page, action, user=user, data={"link": link.pk, **link.told()})


def find(model: type[LinkT], token: str) -> LinkT | None:
    """The link in force that the token opens. One query, whatever is wrong with the token."""
    in_force = model._default_manager.filter(revoked_at=None, expires_at__gt=timezone.now())
    return in_force.filter(token_hash=hash_of(token)).select_related("page").first()


def forget_old(model: type[PrivateLink]) -> int:
    """Deletes the links that ended long ago, with all that hangs on them; gives how many."""
    before = timezone.now() - KEEP
    expired = model._default_manager.filter(expires_at__lt=before)
    revoked = model._default_manager.filter(revoked_at__lt=before)
    _rows, by_model = (expired | revoked).delete()
    return by_model.get(model._meta.label, 0)
