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


class Severity(models.TextChoices):
    """What a finding of the checklist means for its page."""

    BLOCKS = "blocks", _("Must be mended before others approve the text")
    WARNS = "warns", _("Worth a look")


class Standing(models.TextChoices):
    """How far a page is in one of the site's languages."""

    PUBLIC = "public", _("public")
    SIGNED_OFF = "signed-off", _("signed off")
    IN_REVIEW = "in-review", _("in review")
    DRAFT = "draft", _("draft")
    NOT_TRANSLATED = "not-translated", _("not translated")

    @property
    def is_ready(self) -> bool:
        return self in (Standing.PUBLIC, Standing.SIGNED_OFF)
