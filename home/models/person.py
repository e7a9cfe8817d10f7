from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.geography import Region
from hni_site.foundations.relations import in_language
from hni_site.foundations.richtext import FEATURES, to_html
from hni_site.media.sources import image_document
from hni_site.schema import Label
from home import schema
from home.enums import Body


class Person(index.Indexed, TranslatableMixin, models.Model):
    """Someone who serves in one of HNI's bodies."""

    name = models.CharField(_("name"), max_length=200)
    body = models.CharField(_("body"), max_length=30, choices=Body.choices)
    role = models.CharField(_("role"), max_length=200, help_text=_("Such as Chair."))
    region = models.CharField(_("region"), max_length=40, choices=Region.choices, blank=True)
    term_start = models.DateField(_("term begins"), null=True, blank=True)
    term_end = models.DateField(
        _("term ends"),
        null=True,
        blank=True,
        help_text=_("From the day after, the person is no longer shown."),
    )
    biography = RichTextField(_("biography"), features=FEATURES, blank=True)
    image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sort_order = models.PositiveSmallIntegerField(
        _("place in the list"), default=100, help_text=_("Small numbers come first.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("body"),
        FieldPanel("role"),
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("term_start"), FieldPanel("term_end")]),
        FieldPanel("image"),
        FieldPanel("biography"),
        FieldPanel("sort_order"),
    ]
    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("body"),
        TranslatableField("role"),
        SynchronizedField("region"),
        SynchronizedField("term_start"),
        SynchronizedField("term_end"),
        TranslatableField("biography"),
        SynchronizedField("image"),
        SynchronizedField("sort_order"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"

    def clean(self) -> None:
        super().clean()
        if self.term_start and self.term_end and self.term_end < self.term_start:
            raise ValidationError({"term_end": _("The term ends before it begins.")})

    @classmethod
    def serving(cls, body: str, language: str) -> list["Person"]:
        """Who serves in the body today, each once, in the language where they are translated."""
        depends_on(cls)
        people = (
            cls._in_office()
            .filter(body=body)
            .select_related("image__collection", "locale")
            .order_by("sort_order", "name", "pk")
        )
        each_once: dict[object, Person] = {}
        for person in people:
            # Whoever isn't translated is shown as in the site's own language.
            is_source = person.locale.language_code == settings.LANGUAGE_CODE
            if is_source or person.translation_key not in each_once:
                each_once[person.translation_key] = person
        return in_language(each_once.values(), language)

    @classmethod
    def public_pictures(cls) -> "models.QuerySet[Any, Any]":
        """Portraits, from the day on which a term begins to that on which it ends.

        The page that lists the people is the same on both days, and so is its document.
        """
        return cls._in_office().exclude(image=None).values("image")

    @classmethod
    def _in_office(cls) -> "models.QuerySet[Person]":
        today = timezone.localdate()
        return cls.objects.exclude(term_end__lt=today).exclude(term_start__gt=today)

    def to_document(self) -> schema.Person:
        return schema.Person(
            name=self.name,
            role=self.role,
            region=Label(code=self.region, name=self.get_region_display()) if self.region else None,
            term_start=self.term_start,
            term_end=self.term_end,
            biography=to_html(self.biography),
            image=image_document(self.image, alt=self.name),
        )
