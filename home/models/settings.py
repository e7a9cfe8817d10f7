from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from hni_site.foundations.changes import content_changes, touch
from hni_site.foundations.dependencies import target_of
from hni_site.foundations.news import Person
from hni_site.foundations.relations import in_language


@register_setting(icon="site")
class OrganisationSettings(BaseSiteSetting):
    """Who publishes the site and how to reach them."""

    name = models.CharField(_("name"), max_length=200, default="HomeNet International")
    acronym = models.CharField(_("acronym"), max_length=20, default="HNI")
    logo = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    facebook = models.URLField("Facebook", blank=True)
    instagram = models.URLField("Instagram", blank=True)
    linkedin = models.URLField("LinkedIn", blank=True)
    x = models.URLField("X", blank=True)
    youtube = models.URLField("YouTube", blank=True)
    default_contact = models.ForeignKey(
        "news.MediaContact",
        verbose_name=_("default media contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where a page names no contact of its own."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("acronym"), FieldPanel("logo"), FieldPanel("website")],
            heading=_("Organisation"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("facebook"),
                FieldPanel("instagram"),
                FieldPanel("linkedin"),
                FieldPanel("x"),
                FieldPanel("youtube"),
            ],
            heading=_("Social links"),
        ),
        FieldPanel("default_contact"),
    ]

    class Meta:
        verbose_name = _("organisation")

    def save(self, *args: Any, **kwargs: Any) -> None:
        with content_changes():  # Feeds name it: whoever kept one asks again.
            super().save(*args, **kwargs)
            touch(targets=[target_of(self)])

    @classmethod
    def of_site(cls) -> "OrganisationSettings":
        """The public site's; not saved where nobody has filled it in yet. One query."""
        found = cls.objects.filter(site__is_default_site=True).select_related("logo__collection")
        return found.first() or cls()

    @classmethod
    def public_pictures(cls) -> "models.QuerySet[Any, Any]":
        """The logo stands for the organisation wherever it is named."""
        with_logo: models.QuerySet[Any, Any] = cls.objects.exclude(logo=None)
        return with_logo.values("logo")

    SOCIAL = ["facebook", "instagram", "linkedin", "x", "youtube"]

    @property
    def social_links(self) -> list[tuple[str, str]]:
        """(name, URL) of each network that is filled in."""
        fields = (self._meta.get_field(name) for name in self.SOCIAL)
        links = [(str(field.verbose_name), getattr(self, field.name)) for field in fields]
        return [(name, url) for name, url in links if url]

    def media_contact(self, language: str) -> Person | None:
        """The default contact in the language where there is one in it. Two queries."""
        if self.default_contact is None:
            return None
        [found] = in_language([self.default_contact], language)
        return Person(found.name, found.role, found.email, found.phone)
