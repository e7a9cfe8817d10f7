from typing import Any

from django.conf import settings
from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from hni_site.editorial.enums import ChangeKind
from hni_site.translation.enums import State


class SourceVersion(models.Model):
    """A text as it was once given to translators: what a translation is a translation of."""

    source = models.ForeignKey(TranslationSource, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    """1, 2, 3 … of the source."""

    segments = models.JSONField()
    """`[place, text]` in order; see `changes.Segment`."""

    digest = models.CharField(max_length=64)
    """Of the segments: two versions with the same have the same words."""

    content_hash = models.CharField(max_length=64, blank=True)
    """Of all that a translation takes over: the words, and pictures, links and the order of things.
    Empty for versions of which it was not noted."""

    change_kind = models.CharField(max_length=10, choices=ChangeKind.choices, blank=True)
    """What changed since the version before; empty for the first."""

    revision_id = models.PositiveBigIntegerField(null=True)
    """Which version of the page it was, in Wagtail's numbers; they may be purged there."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "translation"
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"source {self.source_id}, version {self.number}"


class TranslationStatus(models.Model):
    """How far a page or snippet is in a language that is not its original's. No row: it is missing.

    All but the claim and the versions follows from other tables, and is worked out again by
    `counting.recount`.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(
        TranslationSource, null=True, on_delete=models.CASCADE, related_name="+"
    )
    """What its translators were given; None where the page was written by hand."""

    page_id = models.PositiveBigIntegerField(null=True)
    """The translated page; None for a snippet."""

    state = models.CharField(max_length=20, choices=State.choices)
    outdated = models.CharField(max_length=10, choices=ChangeKind.choices, blank=True)
    """Whether the approved text is behind its source, and by what kind of change: what readers are
    told, whatever the translators are doing meanwhile."""

    outdated_since = models.DateTimeField(null=True)
    segments = models.PositiveIntegerField(default=0)
    translated = models.PositiveIntegerField(default=0)
    """How many of the segments have a text."""

    words = models.PositiveIntegerField(default=0)
    words_left = models.PositiveIntegerField(default=0)

    approved_version = models.ForeignKey(
        SourceVersion, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Of which the text that was approved last is a translation."""

    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "translation"
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="one_status_per_language"
            )
        ]
        indexes = [models.Index(fields=["locale", "state"], name="status_by_language")]

    def __str__(self) -> str:
        return f"{self.translation_key}, language {self.locale_id}: {self.state}"

    def as_counted(self) -> dict[str, Any]:
        """What `recount` works out."""
        return {name: getattr(self, name) for name in COUNTED}


COUNTED = (
    "source_id",
    "page_id",
    "state",
    "outdated",
    "outdated_since",
    "segments",
    "translated",
    "words",
    "words_left",
    "approved_version_id",
)
