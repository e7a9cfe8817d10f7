"""What happens to a copy beside what happens to every private link: accepted, read."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from hni_site.embargo_copies.models import CopyView, EmbargoCopy
from hni_site.private_links import links

CREATED = "hni.embargo_copy.create"
REVOKED = "hni.embargo_copy.revoke"

# However often a page is loaded again, a minute is one view.
VIEW_EVERY = datetime.timedelta(minutes=1)


def make_copy(copy: EmbargoCopy, page: Page, user: Any) -> str:
    """Saves a new copy of the page's release; gives the token of its link, which nobody keeps."""
    return links.make(copy, page, user, CREATED)


def revoke(copy: EmbargoCopy, user: Any) -> None:
    """Ends the copy at once, for good. Nothing happens where it is revoked already."""
    links.revoke(copy, user, REVOKED)


def accept(copy: EmbargoCopy) -> None:
    EmbargoCopy.objects.filter(pk=copy.pk, accepted_at=None).update(accepted_at=timezone.now())


def note_view(copy: EmbargoCopy, language: str) -> None:
    now = timezone.now()
    views = CopyView.objects.filter(copy=copy, language=language, at__gt=now - VIEW_EVERY)
    if not views.exists():
        CopyView.objects.create(copy=copy, language=language, at=now)
