from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from hni_site.foundations.enums import Area
from hni_site.foundations.listing import paginate
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.media.sources import load_pictures
from news.models.events import EventPage
from news.models.press_release import PressReleasePage
from news.schema import NewsIndexDocument


class NewsIndexPage(SitePage):
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["releases"] = paginate(self.releases(), request)
        context["events"] = self.events()[:6]
        load_pictures(context["releases"])
        return context
