"""How long someone must wait, in words."""

import math

from django.utils.translation import ngettext


def in_words(seconds: float) -> str:
    """Such as “45 seconds” or “3 minutes”, rounded up, in the active language."""
    whole = max(1, math.ceil(seconds))
    if whole <= 90:
        return ngettext("%(count)d second", "%(count)d seconds", whole) % {"count": whole}
    minutes = math.ceil(whole / 60)
    if minutes <= 90:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = math.ceil(minutes / 60)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
