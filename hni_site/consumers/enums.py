from django.db import models
from django.utils.translation import gettext_lazy as _


class TokenScope(models.TextChoices):
    """What a token is good for, beside what everyone may do."""

    LIVE = "live", _("what is public")
    PREVIEW = "preview", _("what is public, and drafts")
