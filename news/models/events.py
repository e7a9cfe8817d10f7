"""Webinars and meetings."""

import datetime
import zoneinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.foundations.blocks import BodyStreamBlock, document_of
from hni_site.foundations.fields import ContentStreamField, LanguageListField
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.geography import language_name
from hni_site.foundations.links import public_links
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.foundations.time_zones import time_zone_choices
from hni_site.schema import Label
from news import schema
from news.calendar_file import CONTENT_TYPE, calendar_file
from news.enums import EventKind
from news.forms import EventPageForm
from news.machines import event


class EventPage(RoutablePageMixin, SitePage):
    """A webinar or a meeting; `calendar/` below its address is the file for calendars."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.WEBINAR
    )
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=time_zone_choices,
        default="UTC",
        help_text=_("Readers see the time of this zone, and UTC beside it."),
    )
    languages = LanguageListField(help_text=_("Spoken, or interpreted into."))
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Leave empty for an online event.")
    )
    online_url = models.URLField(_("link to join"), blank=True)
    registration_url = models.URLField(_("link to register"), blank=True)
    recording_url = models.URLField(_("link to the recording"), blank=True)
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("start"), FieldPanel("end")]), FieldPanel("time_zone")],
            heading=_("When"),
            help_text=_("As the clocks at the event show it, in the time zone chosen here."),
        ),
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("online_url"), FieldPanel("languages")],
            heading=_("Where and in which languages"),
        ),
        MultiFieldPanel(
            [FieldPanel("registration_url"), FieldPanel("recording_url")],
            heading=_("Before and after"),
        ),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("body"),
    ]
    relation_panels = [
        MultipleChooserPanel(
            "related",
            chooser_field_name="related_page",
            heading=_("Related pages"),
            label=_("page"),
        )
    ]
    edit_handler = tabs(content_panels, (_("Related"), relation_panels))
    base_form_class = EventPageForm

    translatable_fields = [
        *SitePage.translatable_fields,
        SynchronizedField("kind"),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("time_zone", overridable=False),
        SynchronizedField("languages"),
        TranslatableField("place"),
        SynchronizedField("online_url"),
        SynchronizedField("registration_url"),
        SynchronizedField("recording_url"),
        TranslatableField("body"),
        SynchronizedField("related"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
        index.FilterField("start"),
    ]

    api_filters = [
        ApiFilter("start", "start", FilterKind.DATE, "When the event starts."),
        ApiFilter(
            "kind",
            "kind.code",
            description="What kind of event it is.",
            choices=tuple(EventKind.values),
        ),
        ApiFilter(
            "language",
            "languages.code",
            description="Spoken, or interpreted into: a language code.",
            example="es",
        ),
    ]
    linked_data = event
    document_schema = schema.EventDocument
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/event.html"
    dye = "indigo"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("An event ends after it starts.")})

    @property
    def is_over(self) -> bool:
        """Nobody can join any more; where no end is given, from a day after the start."""
        end: datetime.datetime = self.end or self.start + datetime.timedelta(days=1)
        return end < timezone.now()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    # Wagtail's addresses have no dots in them; the file gets its ending when it is saved.
    @path("calendar/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        disposition = {"Content-Disposition": f'attachment; filename="event-{self.pk}.ics"'}
        return HttpResponse(calendar_file(self), CONTENT_TYPE, headers=disposition)

    @property
    def language_labels(self) -> list[Label]:
        return [Label(code=code, name=language_name(code)) for code in self.languages]

    def document_parts(self) -> dict[str, Any]:
        return {
            **super().document_parts(),
            "kind": Label(code=self.kind, name=str(self.get_kind_display())),
            "start": self.start,
            "end": self.end,
            "time_zone": self.time_zone,
            "languages": self.language_labels,
            "place": self.place,
            "online_url": self.online_url,
            "registration_url": self.registration_url,
            "recording_url": self.recording_url,
            "body": document_of(self.body),
            "related": public_links(item.related_page_id for item in self.related.all()),
        }


class EventRelatedPage(Orderable):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="related")
    related_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("related_page")]
