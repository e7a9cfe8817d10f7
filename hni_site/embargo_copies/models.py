"""Copies of a release under embargo, each for one journalist, and when they were looked at."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hni_site.embargo_copies.enums import CopyState
from hni_site.private_links.models import PrivateLink


class EmbargoCopy(PrivateLink):
    """A private link to a release under embargo, in one person's name.

    `page` is the release in the language for which the copy was made.
    """

    outlet = models.CharField(_("outlet"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    accepted_at = models.DateTimeField(_("terms accepted"), null=True, editable=False)

    class Meta(PrivateLink.Meta):
        verbose_name = _("embargo copy")
        verbose_name_plural = _("embargo copies")

    def __str__(self) -> str:
        return f"{self.name}, {self.outlet}"

    def told(self) -> dict[str, str]:
        return {**super().told(), "outlet": self.outlet}

    @property
    def state(self) -> CopyState:
        if self.is_revoked:
            return CopyState.REVOKED
        if self.is_expired:
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
