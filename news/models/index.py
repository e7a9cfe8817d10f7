"""The newsroom: `/en/news/`, a year of it `/en/news/2023/`, and both narrowed down by a query."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page

from hni_site.foundations.listing import paginate
from hni_site.foundations.pages import SitePage
from hni_site.media.sources import load_pictures
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
    document_schema = NewsIndexDocument
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PressReleasePage", "news.EventPage"]
    template = "pages/news_index.html"
    dye = "indigo"

    class Meta:
        verbose_name = _("newsroom")

    def releases(self) -> QuerySet[PressReleasePage]:
        """Public releases, newest first."""
        releases: QuerySet[PressReleasePage] = (
            PressReleasePage.objects.live()
            .public()
            .child_of(self)
            .order_by("-dateline_date", "-pk")
        )
        return releases

    def events(self) -> QuerySet[EventPage]:
        """Public events, the latest start first."""
        events: QuerySet[EventPage] = (
            EventPage.objects.live().public().child_of(self).order_by("-start", "-pk")
        )
        return events

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
        listed = archive.index_in_language(self, request.GET.get("language", ""))
        every_release = listed.releases()
        choices = archive.choices(self, every_release, request, year)
        releases = archive.narrowed(every_release, self, year, choices.address.asked)
        context |= {
            "choices": choices,
            "ending": choices.address.ending,
            "events": self.events()[:EVENTS_SHOWN],
            "listed_locale": listed.locale,
            "releases": paginate(releases, request),
            "year": year,
        }
        load_pictures(context["releases"])
        return context
