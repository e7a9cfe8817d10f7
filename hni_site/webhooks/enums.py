from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whether a follower is told of changes."""

    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    DISABLED = "disabled", _("switched off")


class Reason(models.TextChoices):
    """Why a follower was switched off."""

    GONE = "gone", _("It answered 410: it wants no more.")
    FAILING = "failing", _("It took nothing for days.")
    UNREADABLE = (
        "unreadable",
        _("Its secret can't be read: the site has another SECRET_KEY. Make a new secret."),
    )


class Outcome(models.TextChoices):
    """What came of one request."""

    TAKEN = "taken", _("taken")
    REFUSED = "refused", _("refused")
    NO_ANSWER = "no-answer", _("no answer")
    FORBIDDEN = "forbidden", _("forbidden address")


class Kind(models.TextChoices):
    """What a request was about."""

    CHANGES = "changes", _("changes")
    TEST = "test", _("test")


class Grace(models.TextChoices):
    """How long an old secret goes on signing beside a new one; hours."""

    NONE = "0", _("not at all: it is known to others")
    HOUR = "1", _("an hour")
    DAY = "24", _("a day")
    WEEK = "168", _("a week")
