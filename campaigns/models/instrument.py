"""International law that protects home-based workers, and the countries bound by it."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from campaigns import schema
from campaigns.chart import chart
from campaigns.enums import DatePrecision, InstrumentKind
from hni_site.foundations.blocks import BodyStreamBlock, document_of
from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.fields import ContentStreamField, CountryField
from hni_site.foundations.filters import ApiFilter
from hni_site.foundations.geography import country_name
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.foundations.relations import in_language, refuse_second
from hni_site.foundations.world import Mark
from hni_site.schema import Country, Label


class Instrument(index.Indexed, TranslatableMixin, models.Model):
    """An ILO Convention or Recommendation, such as C177 or R184."""

    code = models.CharField(_("code"), max_length=10, help_text=_("Such as C177."))
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=InstrumentKind.choices)
    adopted = models.DateField(_("adopted on"))
    in_force = models.DateField(_("in force since"), null=True, blank=True)
    source = models.URLField(_("address of the text"), blank=True)

    panels = [
        FieldPanel("code"),
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("adopted"), FieldPanel("in_force")]),
        FieldPanel("source"),
    ]
    translatable_fields = [
        SynchronizedField("code"),
        TranslatableField("title"),
        SynchronizedField("kind"),
        SynchronizedField("adopted"),
        SynchronizedField("in_force"),
        SynchronizedField("source"),
    ]
    search_fields = [
        index.SearchField("code"),
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="one_instrument_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"

    def clean(self) -> None:
        super().clean()
        refuse_second(self, "code")

    def ratifications(self) -> "QuerySet[Ratification]":
        """The ratifications of the instrument, whichever its language, oldest first."""
        depends_on(Ratification)
        return Ratification.objects.filter(
            instrument__translation_key=self.translation_key
        ).order_by("registered", "country")


def _shown(date: datetime.date, precision: str) -> str:
    """A date with no more than what is sure: `2002` or `2022-05-25`."""
    return str(date.year) if precision == DatePrecision.YEAR else date.isoformat()


class Ratification(models.Model):
    """A country's ratification of an instrument."""

    instrument = models.ForeignKey(
        Instrument, verbose_name=_("instrument"), on_delete=models.PROTECT, related_name="+"
    )
    country = CountryField()
    registered = models.DateField(
        _("registered on"), help_text=_("Where only the year is known, take 1 January.")
    )
    precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Readers see no more of the date than what is sure."),
    )
    in_force = models.DateField(_("in force since"))
    source = models.CharField(_("source"), max_length=300, help_text=_("Where the date is from."))
    checked_on = models.DateField(_("last checked on"))

    api_endpoint = "ratifications"
    api_filters = [
        ApiFilter("instrument", "instrument.code", description="Its code.", example="C177"),
        ApiFilter("country", "country", description="ISO 3166-1 alpha-2.", example="FI"),
    ]
    document_schema = schema.Ratification

    panels = [
        FieldPanel("instrument"),
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("registered"), FieldPanel("precision")]),
        FieldPanel("in_force"),
        FieldPanel("source"),
        FieldPanel("checked_on"),
    ]

    class Meta:
        verbose_name = _("ratification")
        verbose_name_plural = _("ratifications")
        ordering = ["registered", "country"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "country"], name="one_ratification_per_country"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_name}, {self.registered_shown}"

    def clean(self) -> None:
        super().clean()
        if self.registered and self.in_force and self.in_force < self.registered:
            raise ValidationError(
                {"in_force": _("An instrument binds a country only after its registration.")}
            )

    @property
    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def registered_shown(self) -> str:
        return _shown(self.registered, self.precision)

    @property
    def in_force_shown(self) -> str:
        return _shown(self.in_force, self.precision)

    def to_document(self) -> schema.Ratification:
        return schema.Ratification(
            country=Country(code=self.country, name=self.country_name),
            registered=self.registered_shown,
            in_force=self.in_force_shown,
            source=self.source,
            checked_on=self.checked_on,
        )


class InstrumentPage(SitePage):
    """A page about one instrument, with who ratified it."""

    instrument = models.ForeignKey(
        Instrument, verbose_name=_("instrument"), on_delete=models.PROTECT, related_name="+"
    )
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("instrument"),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("instrument"),
        TranslatableField("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    document_schema = schema.InstrumentDocument
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []
    template = "pages/instrument.html"
    dye = "madder"

    class Meta:
        verbose_name = _("instrument page")

    @property
    def instrument_in_language(self) -> Instrument:
        instrument: Instrument = in_language([self.instrument], self.locale.language_code)[0]
        return instrument

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        instrument = self.instrument_in_language
        ratifications = list(instrument.ratifications())
        checks = {(ratification.source, ratification.checked_on) for ratification in ratifications}
        context |= {
            "instrument": instrument,
            "ratifications": ratifications,
            # Said once below the table where it is the same in every row.
            "checked_once": ratifications[0] if len(checks) == 1 else None,
            "marks": [
                Mark(r.country, f"{r.country_name}, {r.registered.year}") for r in ratifications
            ],
            "chart": chart(ratifications, instrument.adopted, right_to_left=self.locale.is_bidi),
        }
        return context

    def document_parts(self) -> dict[str, Any]:
        instrument = self.instrument_in_language
        return {
            **super().document_parts(),
            "instrument": schema.Instrument(
                code=instrument.code,
                title=instrument.title,
                kind=Label(code=instrument.kind, name=str(instrument.get_kind_display())),
                adopted=instrument.adopted,
                in_force=instrument.in_force,
                source=instrument.source,
            ),
            "body": document_of(self.body),
            "ratifications": [r.to_document() for r in instrument.ratifications()],
        }
