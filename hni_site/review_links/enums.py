from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    """Where a link stands, whatever became of the page."""

    GOOD = "good", _("shows the draft")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class Answer(models.TextChoices):
    """What a link leads to now."""

    NOTHING = "nothing", _("nothing")
    DRAFT = "draft", _("the draft")
    PUBLIC_PAGE = "public-page", _("the public page")
