from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleName(models.TextChoices):
    MEDIA_OFFICER = "media-officer", _("Media officer")
    EDITOR = "editor", _("Editor")
    EXECUTIVE = "executive-sign-off", _("Executive sign-off")
    TRANSLATOR = "translator", _("Translator")
    REVIEWER = "translation-reviewer", _("Translation reviewer")
    CONTRIBUTOR = "affiliate-contributor", _("Affiliate contributor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Scope(models.TextChoices):
    """How many groups a role has."""

    SITE = "site", _("one")
    LANGUAGE = "language", _("one for each language")
    ORGANISATION = "organisation", _("one for each affiliate")


class Place(models.TextChoices):
    """Where a role has its rights, beside the areas that page types and snippets name."""

    EVERYWHERE = "everywhere", _("everywhere")
    LANGUAGE = "language", _("in the group's language")
    OWN = "own", _("what belongs to the group's affiliate")


class PageRight(models.TextChoices):
    """Wagtail's page permissions, and `view`: to look at pages and drafts without changing them."""

    VIEW = "view", _("read")
    ADD = "add", _("create")
    CHANGE = "change", _("edit")
    PUBLISH = "publish", _("publish")
    BULK_DELETE = "bulk_delete", _("delete with all below")
    LOCK = "lock", _("lock")
    UNLOCK = "unlock", _("unlock")


class FileRight(models.TextChoices):
    """Wagtail's permissions in a collection of pictures and files."""

    ADD = "add", _("upload")
    CHANGE = "change", _("edit")
    CHOOSE = "choose", _("choose")


class LogAction(models.TextChoices):
    """What is written in a user's history."""

    SET_UP = "access.second_factor.set_up", _("Second factor set up")
    RECOVERED = "access.second_factor.recovered", _("Recovery code used")
    NEW_RECOVERY_CODES = "access.second_factor.new_codes", _("New recovery codes made")
    TURNED_OFF = "access.second_factor.turned_off", _("Second factor turned off")
    RESET = "access.second_factor.reset", _("Second factor reset")
