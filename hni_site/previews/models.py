"""Drafts as they were when someone looked at them through a microsite."""

import uuid

from django.conf import settings
from django.db import models
from wagtail.models import Page


class Snapshot(models.Model):
    """The document of a draft at one moment: of a version, or of what was not saved yet.

    In the database, because the process that is asked for it is another one. It is no part of the
    content store.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    """Who looked."""
    revision = models.PositiveBigIntegerField(null=True)
    """The page's latest version then."""
    document = models.TextField()
    things = models.JSONField(default=list)
    """The pictures and files in it, by the names that `foundations.dependencies` gives them."""
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    wagtail_reference_index_ignore = True  # Nothing of it counts as a use of the page.

    class Meta:
        indexes = [models.Index(fields=["page", "user", "-created_at"], name="snapshots_of_user")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.created_at:%Y-%m-%d %H:%M:%S}"
