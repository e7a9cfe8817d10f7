"""A link to a page that is not public, for one person who has no account here."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PrivateLink(models.Model):
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    # Whoever reads the database can open no link: see `hni_site.tokens`.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("expires"))
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    wagtail_reference_index_ignore = True  # A link is no use of the page.

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def told(self) -> dict[str, str]:
        """What the page's history says of it."""
        return {"name": self.name}
