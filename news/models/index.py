"""The newsroom: `/en/news/`, a year of it `/en/news/2023/`, and both narrowed down by a query."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page

from hni_site.content_store.models import Facet
from hni_site.content_store.reading import facets, load, newest_first
from hni_site.foundations.enums import Area
from hni_site.foundations.listing import paginate
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.media.sources import load_pictures
from hni_site.translation.fallback.reading import chain_for
from news import archive
from news.models.events import EventPage
from news.models.press_release import PressReleasePage
from news.schema import NewsIndexDocument

EVENTS_SHOWN = 6


class NewsIndexPage(RoutablePageMixin, SitePage):
    """Where press releases and events lie: the newsroom."""

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        SitePage.lead_image_panel,
    ]
    edit_handler = tabs(content_panels)
    area = Area.NEWS
    document_schema = NewsIndexDocument
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PressReleasePage", "news.EventPage"]
    template = "pages/news_index.html"
    dye = "indigo"

    class Meta:
        verbose_name = _("newsroom")

    def latest_releases(self, count: int) -> list[PressReleasePage]:
        """Public releases, newest first."""
        return load(PressReleasePage, newest_first(archive.dates(self, chain_for(self)))[:count])

    def latest_events(self, count: int) -> list[EventPage]:
        """Public events, the latest start first."""
        return load(EventPage, newest_first(self._event_starts())[:count])

    def next_event(self) -> EventPage | None:
        """The public event that starts next."""
        now = timezone.now().astimezone(datetime.UTC).isoformat()
        coming = self._event_starts().filter(value__gte=now).order_by("value", "item")
        return next(iter(load(EventPage, coming.values_list("item", flat=True)[:1])), None)

    def _event_starts(self) -> QuerySet[Facet]:
        return facets(EventPage._meta.label, chain_for(self), "start", below=self)

    # Years before 1900 and after 2099 are no addresses: a release may then be called 1848.
    @re_path(r"^(?P<year>(?:19|20)\d\d)/$")
    def releases_of_year(self, request: HttpRequest, year: str) -> HttpResponse:
        response: HttpResponse = self.render(request, year=int(year))
        return response

    @path("")
    def all_releases(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.render(request)
        return response

    def get_context(
        self, request: HttpRequest, *args: Any, year: int | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        newsroom = archive.index_in_language(self, request.GET.get("language", ""))
        # Who asks for a language wants that, and no other.
        is_own = newsroom.pk == self.pk
        languages = chain_for(self) if is_own else (newsroom.locale.language_code,)
        choices = archive.choices(self, newsroom, languages, request, year)
        asked = choices.address.asked
        found = archive.releases(newsroom, languages, year, asked, chain_for(self))
        releases = paginate(found, request)
        releases.items = load(PressReleasePage, releases.items)
        load_pictures(releases)
        context |= {
            "choices": choices,
            "ending": choices.address.ending,
            "events": self.latest_events(EVENTS_SHOWN),
            "in_another_language": not is_own,
            "releases": releases,
            "year": year,
        }
        return context
