from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """A part of the site that a role may be given by itself."""

    NEWS = "news", _("Press releases and events")
    GLOSSARY = "glossary", _("The glossary")
