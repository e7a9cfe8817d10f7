from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a page is in a language into which it is translated."""

    MISSING = "missing", _("missing")
    IN_PROGRESS = "in-progress", _("in progress")
    IN_REVIEW = "in-review", _("in review")
    CURRENT = "current", _("current")
    OUTDATED_MINOR = "outdated-minor", _("outdated (minor)")
    OUTDATED_MAJOR = "outdated-major", _("outdated (major)")

    @property
    def is_outdated(self) -> bool:
        return self in (State.OUTDATED_MINOR, State.OUTDATED_MAJOR)
