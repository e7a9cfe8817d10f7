"""One line of JSON for every change of a page's state, once it is certain: after the commit.

The same stands in Wagtail's history of the page; the line is for those who keep logs elsewhere.
"""

import json
import logging
from typing import Any

from django.db import transaction
from wagtail.models import PageLogEntry

from hni_site.publishing.enums import PageState

logger = logging.getLogger("audit")

# Wagtail's actions, and ours, that lead to another state.
LEADS_TO: dict[str, PageState] = {
    "wagtail.create": PageState.DRAFT,
    "wagtail.copy": PageState.DRAFT,
    "wagtail.create_alias": PageState.DRAFT,
    "wagtail.workflow.start": PageState.IN_REVIEW,
    "wagtail.workflow.resume": PageState.IN_REVIEW,
    "wagtail.workflow.approve": PageState.IN_REVIEW,
    "wagtail.workflow.reject": PageState.DRAFT,
    "wagtail.workflow.cancel": PageState.DRAFT,
    "hni.sign_off": PageState.SIGNED_OFF,
    "hni.sign_off.ended": PageState.DRAFT,
    "wagtail.publish.schedule": PageState.SCHEDULED,
    "wagtail.schedule.cancel": PageState.DRAFT,
    "wagtail.publish": PageState.PUBLIC,
    "wagtail.publish.scheduled": PageState.PUBLIC,
    "wagtail.unpublish": PageState.DRAFT,
    "wagtail.unpublish.scheduled": PageState.DRAFT,
    "hni.embargo.take_down": PageState.DRAFT,
    "hni.not_published": PageState.DRAFT,
    "hni.withdraw": PageState.WITHDRAWN,
    "wagtail.delete": PageState.DELETED,
}

# What leaves the page in its state, but decides who sees it.
TOLD = frozenset(
    f"hni.{link}.{action}"
    for link in ("embargo_copy", "review_link")
    for action in ("create", "revoke")
)


def write_line(instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Receives a new entry of the history; one that changes nothing for others gives no line."""
    if created and (instance.action in LEADS_TO or instance.action in TOLD):
        write(instance, state_before(instance))


def write(entry: PageLogEntry, before: PageState | None) -> None:
    """The line of an entry, for a page that was in that state before."""
    line = json.dumps(
        {
            "at": entry.timestamp.isoformat(),
            "who": entry.user_id,
            "what": entry.action,
            "page": entry.page_id,
            "from": before,
            "to": LEADS_TO.get(entry.action, before),
            "data": entry.data,
        },
        default=str,
        ensure_ascii=False,
    )
    transaction.on_commit(lambda: logger.info(line))


def state_before(entry: PageLogEntry) -> PageState | None:
    """Where the page was, by what its history says; None for its first entry."""
    earlier = PageLogEntry.objects.filter(page_id=entry.page_id, action__in=LEADS_TO)
    before = earlier.exclude(pk=entry.pk).order_by("-timestamp", "-pk")
    action = before.values_list("action", flat=True).first()
    return LEADS_TO[action] if action else None
