from django.db import models
from django.utils.translation import gettext_lazy as _


class Appearance(models.TextChoices):
    """As what a release stands in the calendar."""

    PUBLIC = "public", _("public")
    EMBARGO = "embargo", _("embargo ends")
    SCHEDULED = "scheduled", _("scheduled")
