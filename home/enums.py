from django.db import models
from django.utils.translation import gettext_lazy as _


class Body(models.TextChoices):
    """The bodies of HNI in which a person serves."""

    EXECUTIVE_COMMITTEE = "executive-committee", _("Executive Committee")
    SECRETARIAT = "secretariat", _("Secretariat")
