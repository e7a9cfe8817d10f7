from django.db import models
from django.utils.translation import gettext_lazy as _


class SignOffKind(models.TextChoices):
    """By which workflow a page's text is signed off before it may be public."""

    PRESS_RELEASE = "press-release", _("Press release sign-off")
    PROFILE = "profile", _("Profile review")
    TRANSLATION = "translation", _("Translation review")


class ChangeKind(models.TextChoices):
    """What a change of a public text means, as its editor says."""

    MINOR = "minor", _("Minor: spelling or layout, the text says the same")
    MAJOR = "major", _("Major: the text says something else")
