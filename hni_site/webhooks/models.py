"""Those who follow the log, each with a place of its own, and what was sent to them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hni_site.content_store.changes import Place
from hni_site.content_store.models import ContentItem, Head
from hni_site.webhooks.enums import Kind, Outcome, Reason, State


class Follower(models.Model):
    """Somebody who is told of what changes, until they have taken it.

    `following.py` alone writes the place, the batch and the lease, never by `save()`: an editor's
    form may be saved while a worker sends.
    """

    description = models.CharField(
        _("description"), max_length=200, help_text=_("What it is, for the list of endpoints.")
    )
    # Its place: it has taken all up to `sequence` in this log. See `content_store.changes.Place`.
    log = models.UUIDField(editable=False)
    sequence = models.BigIntegerField(default=0, editable=False)
    gone_after = models.BigIntegerField(default=0, editable=False)
    # What was sent last, up to `batch_end`, and not taken yet. Sent again it has the same id.
    batch_id = models.CharField(max_length=64, blank=True, editable=False)
    batch_end = models.BigIntegerField(default=0, editable=False)

    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.ACTIVE, editable=False
    )
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, editable=False)
    # Who is sending to it: one at a time, of however many workers. Whoever is killed meanwhile
    # never gives the lease back, so it runs out.
    lease = models.UUIDField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["description", "pk"]

    def __str__(self) -> str:
        return self.description

    @property
    def place(self) -> Place:
        return Place(self.sequence, self.gone_after)

    def has_taken(self, sequence: int, head: Head) -> bool:
        """Whether it has what got the number in the log of now."""
        return self.log == head.log and self.sequence >= sequence


class Endpoint(Follower):
    """A receiver of webhooks."""

    url = models.CharField(
        _("address"),
        max_length=2000,
        help_text=_("Where changes are sent, such as https://bazaar.example.org/changes."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets an e-mail when the endpoint is switched off."),
    )
    types = models.JSONField(_("page types"), default=list, blank=True)
    locales = models.JSONField(_("languages"), default=list, blank=True)
    # Encrypted, see `signing`.
    secret = models.CharField(max_length=500, editable=False)
    old_secret = models.CharField(max_length=500, blank=True, editable=False)
    old_secret_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("webhook endpoint")
        verbose_name_plural = _("webhook endpoints")

    def follows(self, item: ContentItem) -> bool:
        return (not self.types or item.type in self.types) and (
            not self.locales or item.locale in self.locales
        )

    @property
    def encrypted_secrets(self) -> list[str]:
        """Those that sign now, the newest first."""
        is_old_good = self.old_secret_until is not None and timezone.now() < self.old_secret_until
        return [self.secret, self.old_secret] if self.old_secret and is_old_good else [self.secret]


class Purge(Follower):
    """A cache in front of the site, which forgets what has changed."""

    backend = models.CharField(max_length=100, unique=True)
    """Its name in WAGTAILFRONTENDCACHE."""

    class Meta:
        verbose_name = _("cache")
        verbose_name_plural = _("caches")


class Delivery(models.Model):
    """One request to a follower and what came of it."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(
        _("about"), max_length=10, choices=Kind.choices, default=Kind.CHANGES, editable=False
    )
    message_id = models.CharField(_("message"), max_length=64)
    # All of the log behind `after`, up to and with `until`.
    log = models.UUIDField(null=True)
    after = models.BigIntegerField(default=0)
    until = models.BigIntegerField(default=0)
    items = models.PositiveIntegerField(_("pages"), default=0)
    at = models.DateTimeField(_("when"), default=timezone.now)
    milliseconds = models.PositiveIntegerField(_("took"), default=0)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    excerpt = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["follower", "-at"], name="deliveries_of_follower"),
            models.Index(fields=["at"], name="deliveries_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.outcome}"
