from django.db import models
from django.utils.translation import gettext_lazy as _


class PageState(models.TextChoices):
    """Where a page stands on its way, as its history tells it."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in-review", _("in review")
    SIGNED_OFF = "signed-off", _("signed off")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLIC = "public", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DELETED = "deleted", _("deleted")
