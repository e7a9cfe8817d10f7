"""The one way to set, move and lift an embargo: for the whole release, in one step."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from hni_site.editorial.permissions import is_executive
from hni_site.foundations.changes import content_changes, touch
from hni_site.publishing.embargo import arming
from hni_site.publishing.embargo.embargoed import can_be_embargoed
from hni_site.publishing.embargo.rules import Move, refusal
from hni_site.publishing.history import own_entries
from hni_site.publishing.releases import lock_release, pages_of, source_of, with_aliases
from hni_site.publishing.schedule.publication import publish_versions


class MoveRefused(Exception):
    """The embargo may not be moved so; the message says why, for editors."""


def may_move(page: Page, user: Any) -> bool:
    """Whether `user` may set, move or lift embargoes of the release at all.

    One holds for every language: whoever publishes in their own alone decides of none.
    """
    return can_be_embargoed(page) and (is_executive(user) or _publishes_all(pages_of(page), user))


def _publishes_all(release: list[Any], user: Any) -> bool:
    return all(version.permissions_for_user(user).publishes() for version in release)


def move_embargo(
    page: Page, until: datetime.datetime | None, zone: str, reason: str, user: Any
) -> None:
    """Lets the release's embargo end at `until`; None: now, and what is armed is public at once.

    `zone` is a name of the tz database. A release that is public is taken down, in every language,
    and comes back at the embargo's end where it is signed off. Logged. Raises MoveRefused.
    """
    page = source_of(page)
    with content_changes():
        lock_release(page.translation_key)
        release = pages_of(page)
        move = move_of(release, until, reason, user, timezone.now())
        if why := refusal(move):
            raise MoveRefused(str(why))
        _write(release, until or move.now, zone)
        for version in release:
            with own_entries(user):
                _log(version, move, zone, user)
                if version.live:
                    action = "hni.embargo.take_down"
                    taking_down = UnpublishPageAction(version, user=user, log_action=action)
                    taking_down.execute(skip_permission_checks=True)
        if until is None:
            armed = [found for version in release if (found := arming.armed_version(version))]
            publish_versions(armed, user)
        else:
            for version in pages_of(page):  # As they are now.
                with own_entries(user):
                    arming.arm_where_ready(version, user)


def move_of(
    release: list[Any],
    until: datetime.datetime | None,
    reason: str,
    user: Any,
    now: datetime.datetime,
) -> Move:
    """What `user` wants of the release, given in its languages, as the rules ask for it."""
    page = release[0]
    return Move(
        before=page.embargo_until,
        until=until,
        now=now,
        is_live=any(version.live for version in release),
        reason=reason,
        publishes=_publishes_all(release, user),
        is_executive=is_executive(user),
    )


def _write(release: list[Any], until: datetime.datetime, zone: str) -> None:
    ids = with_aliases({version.pk for version in release})
    type(release[0]).objects.filter(pk__in=ids).update(embargo_until=until, embargo_zone=zone)
    for version in release:
        version.embargo_until, version.embargo_zone = until, zone
    touch(ids)


def _log(version: Page, move: Move, zone: str, user: Any) -> None:
    """An entry in the history of each language: from when to when, and why."""
    if move.until is None:
        action = "hni.embargo.lift"
    else:
        action = "hni.embargo.set" if move.before is None else "hni.embargo.move"
    data = {
        "from": move.before,
        "to": move.until or move.now,
        "zone": zone,
        "reason": move.reason.strip(),
    }
    log(version, action, user=user, data={"embargo": data})
