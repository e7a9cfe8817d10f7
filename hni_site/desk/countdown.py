"""How long it is until something, in words."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400


def parts_of(seconds: int) -> list[tuple[str, int]]:
    """The two greatest units, the smaller one only where it is not zero: 2 days, 3 hours.

    `static/desk/countdown.js` does the same once a second.
    """
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    if days:
        parts = [("day", days), ("hour", hours)]
    elif hours:
        parts = [("hour", hours), ("minute", minutes)]
    else:
        parts = [("minute", minutes), ("second", seconds % MINUTE)]
    return [(unit, number) for unit, number in parts if number]


def in_words(until: datetime.datetime, now: datetime.datetime) -> str:
    """Such as “in 2 days 3 hours”; “now” once it is over."""
    seconds = int((until - now).total_seconds())
    if seconds < 1:
        return _("now")
    return _("in %(time)s") % {"time": " ".join(_words(*part) for part in parts_of(seconds))}


def _words(unit: str, number: int) -> str:
    words = {
        "day": ngettext("%(count)d day", "%(count)d days", number),
        "hour": ngettext("%(count)d hour", "%(count)d hours", number),
        "minute": ngettext("%(count)d minute", "%(count)d minutes", number),
        "second": ngettext("%(count)d second", "%(count)d seconds", number),
    }
    return words[unit] % {"count": number}
