"""Translations that are remembered across pages, and the pieces they are found by."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """A text and one of its translations; both as wagtail-localize keeps a String's data.

    It outlives the page that it comes from: what was well said once is well said on.
    """

    source_language = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    source = models.TextField()
    target = models.TextField()
    source_digest = models.UUIDField(editable=False)
    """Of both languages and the source: exact matches of a language pair by one index."""
    target_digest = models.UUIDField(editable=False)
    is_approved = models.BooleanField(default=False)
    """Whether a reviewer of the language let it pass."""
    is_machine = models.BooleanField(default=False)
    origin_key = models.UUIDField(null=True)
    """The translation key of the page or snippet; None: a file that was imported."""
    origin_title = models.CharField(max_length=255, blank=True)
    used_at = models.DateTimeField(default=timezone.now)
    """When it was last remembered or filled in."""

    class Meta:
        verbose_name = _("translation memory entry")
        verbose_name_plural = _("translation memory entries")
        constraints = [
            models.UniqueConstraint(
                fields=["source_digest", "target_digest"], name="memory_entry_once"
            )
        ]
        indexes = [
            # In which order an export reads a language pair.
            models.Index(fields=["source_language", "language", "id"], name="memory_entry_pair")
        ]

    def __str__(self) -> str:
        return f"{self.source_language} → {self.language}: {self.source[:50]}"


class Piece(models.Model):
    """Under which of its pieces an entry is filed (`pieces.py`); a dozen rows for each entry.

    Not a foreign key: its index would be as large as the table again, and nobody asks for it. Who
    deletes an entry knows its pieces from its text (`remembering.forget`).
    """

    pk = models.CompositePrimaryKey("key", "entry_id")
    key = models.BigIntegerField()
    entry_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.entry_id}"
