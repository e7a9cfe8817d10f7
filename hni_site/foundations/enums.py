from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """A part of the site that a role may be given by itself."""

    NEWS = "news", _("Press releases and events")
    GLOSSARY = "glossary", _("The glossary")


class Kind(models.TextChoices):
    """A kind of pages that readers may search, beside the types that have a name of their own."""

    OTHER_PAGES = "pages", _("Other pages")
