"""Programs that read from us: microsites that preview drafts, and whoever has an API token."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from hni_site.consumers.enums import TokenScope
from hni_site.consumers.origins import demand_origin, demand_preview_address, with_token
from hni_site.content_store.writing import touch_head


class Microsite(models.Model):
    """A site on another origin that shows our pages, and their drafts to who works on them.

    Its scripts may read the API: see `cors`.
    """

    name = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        help_text=_("As editors find it in the preview panel."),
    )
    origin = models.CharField(
        _("origin"),
        max_length=200,
        db_index=True,
        validators=[demand_origin],
        help_text=_(
            "Scheme and host, such as https://bazaar.example.org. Scripts of this origin may read "
            "the API."
        ),
    )
    preview_address = models.CharField(
        _("preview address"),
        max_length=500,
        help_text=_(
            "Of its page that shows a draft, with {token} where the token goes, such as "
            "https://bazaar.example.org/preview/?token={token}"
        ),
    )
    page_types = models.JSONField(
        _("page types"),
        default=list,
        help_text=_("Of which it shows drafts."),
    )

    class Meta:
        verbose_name = _("microsite")
        verbose_name_plural = _("microsites")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    # Answers that are kept say who may read them: with a change they are good no more.

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            touch_head()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            gone = super().delete(*args, **kwargs)
            touch_head()
        return gone

    def clean(self) -> None:
        super().clean()
        if self.origin and self.preview_address:
            try:
                demand_preview_address(self.preview_address, self.origin)
            except ValidationError as error:
                raise ValidationError({"preview_address": error}) from error

    def preview_url(self, token: str) -> str:
        return with_token(self.preview_address, token)


class ApiToken(models.Model):
    """A program's key to the API. It makes nothing public that is not public without it."""

    name = models.CharField(
        _("name"), max_length=100, help_text=_("Which program it is for, and where that runs.")
    )
    scope = models.CharField(
        _("good for"), max_length=10, choices=TokenScope.choices, default=TokenScope.LIVE
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "Who answers for it. It reads the drafts that its owner may read, and ends with their "
            "account."
        ),
    )
    # Whoever reads the database has no token: see `hni_site.tokens`.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    beginning = models.CharField(_("begins with"), max_length=12, editable=False)
    """By which people know it again."""
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name
