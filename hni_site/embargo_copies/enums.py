from django.db import models
from django.utils.translation import gettext_lazy as _


class CopyState(models.TextChoices):
    """Where a copy stands, whatever became of the release."""

    SENT = "sent", _("terms not accepted yet")
    ACCEPTED = "accepted", _("terms accepted")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class Answer(models.TextChoices):
    """What a copy's link leads to now."""

    NOTHING = "nothing", _("nothing")
    TERMS = "terms", _("the terms")
    RELEASE = "release", _("the release")
    PUBLIC_PAGE = "public-page", _("the public page")
