"""Copies of a release under embargo, each for one journalist, and when they were looked at."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hni_site.embargo_copies.enums import CopyState


class EmbargoCopy(models.Model):
    """A private link to a release under embargo, in one person's name."""

    # The release in the language for which the copy was made.
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    outlet = models.CharField(_("outlet"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    # Whoever reads the database can open no copy: see `tokens`.
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
    accepted_at = models.DateTimeField(_("terms accepted"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("embargo copy")
        verbose_name_plural = _("embargo copies")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.outlet}"

    @property
    def state(self) -> CopyState:
        if self.revoked_at is not None:
            return CopyState.REVOKED
        if self.expires_at <= timezone.now():
            return CopyState.EXPIRED
        return CopyState.SENT if self.accepted_at is None else CopyState.ACCEPTED


class CopyView(models.Model):
    """That the release was read through a copy."""

    copy = models.ForeignKey(EmbargoCopy, on_delete=models.CASCADE, related_name="views")
    at = models.DateTimeField(_("when"))
    language = models.CharField(_("language"), max_length=20)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["copy", "language", "at"], name="views_of_copy")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.language}"
