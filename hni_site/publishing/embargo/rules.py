"""The rules of an embargo: when it is in force, what a typed time means, who may move it to when.

Pure functions. A release is public from the very second of its embargo on, in no language before.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hni_site.editorial.errors import CannotBePublic


class UnderEmbargo(CannotBePublic):
    """The release's embargo is in force: nothing of it may be public."""


class NoSuchTime(ValueError):
    """The clocks of the zone go forward over that time."""


def in_force(until: datetime.datetime | None, now: datetime.datetime) -> bool:
    return until is not None and now < until


def goes_live_at(
    until: datetime.datetime, go_live_at: datetime.datetime | None
) -> datetime.datetime:
    """When a text under embargo goes live: at its end, or when its editor chose a later moment."""
    return max(until, go_live_at or until)


# --- Times and zones ------------------------------------------------------------------------------


def moment_of(day: datetime.date, time: datetime.time, zone: str) -> datetime.datetime:
    """The moment in UTC at which the clocks of the zone show that time.

    Of a time that comes twice, when clocks go back, the later: an embargo that ends late does less
    harm than one that ends early. Raises NoSuchTime.
    """
    shown = datetime.datetime.combine(day, time.replace(tzinfo=None))
    moment = shown.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(datetime.UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != shown:
        raise NoSuchTime
    return moment


def comes_twice(moment: datetime.datetime, zone: str) -> bool:
    """Whether the clocks of the zone showed the same time an hour or so before."""
    local = local_time(moment, zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def local_time(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """The moment as the clocks of the zone show it."""
    return moment.astimezone(ZoneInfo(zone))


def told(moment: datetime.datetime, zone: str) -> str:
    """The moment for people, in the zone: “8 November 2026, 06:00 (Africa/Nairobi)”."""
    local = local_time(moment, zone)
    time = "H:i:s" if local.second else "H:i"
    return f"{date_format(local, f'j F Y, {time}')} ({zone.replace('_', ' ')})"


# --- Who may move it ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Move:
    """Someone wants the embargo to end at another moment; `until` None: now, it is lifted."""

    before: datetime.datetime | None
    until: datetime.datetime | None
    now: datetime.datetime
    is_live: bool
    """Whether the release is public in any language."""

    reason: str
    publishes: bool
    """Whether they may publish the release once it is signed off."""

    is_executive: bool

    @property
    def is_earlier(self) -> bool:
        return in_force(self.before, self.now) and (
            self.until is None or self.before is None or self.until < self.before
        )


def refusal(move: Move) -> str | Promise | None:
    """Why the embargo may not be moved so; None where it may."""
    if not (move.publishes or move.is_executive):
        return _("You may not set or move the embargo of this release.")
    if move.until is None and not in_force(move.before, move.now):
        return _("There is no embargo to lift.")
    if move.until is not None and move.until <= move.now:
        return _("That moment has passed. Choose a later one.")
    if move.until is not None and move.until == move.before:
        return _("The embargo ends at that moment already.")
    if move.is_earlier and not move.is_executive:
        return _("Only the executive lifts an embargo or moves it to an earlier moment.")
    if (move.before is not None or move.is_live) and not move.reason.strip():
        return _("Give a reason: it stays in the history of the release.")
    return None
