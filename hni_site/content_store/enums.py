from django.db import models


class State(models.TextChoices):
    LIVE = "live"
    GONE = "gone"


class GoneReason(models.TextChoices):
    """Why a page that was public is no longer."""

    UNPUBLISHED = "unpublished"
    DELETED = "deleted"
    MOVED = "moved"  # To where no site shows it.
    RESTRICTED = "restricted"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"  # With a reason that its address tells.
