"""The home page and general pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.foundations.blocks import (
    BodyStreamBlock,
    KeyFigureBlock,
    document_of,
    documents_of,
)
from hni_site.foundations.fields import ContentStreamField
from hni_site.foundations.links import public_links, public_versions
from hni_site.foundations.pages import SitePage
from hni_site.foundations.panels import tabs
from hni_site.media.sources import load_pictures
from home import machines, schema
from home.blocks import StandardBodyStreamBlock


class HomePage(SitePage):
    tagline = models.CharField(
        _("tagline"), max_length=300, blank=True, help_text=_("The sentence under the name.")
    )
    key_figures = ContentStreamField(
        [("key_figure", KeyFigureBlock())], verbose_name=_("key figures"), blank=True
    )
    body = ContentStreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("key_figures"),
        MultipleChooserPanel(
            "featured",
            chooser_field_name="featured_page",
            heading=_("Featured pages"),
            label=_("page"),
        ),
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("tagline"),
        TranslatableField("key_figures"),
        TranslatableField("body"),
        SynchronizedField("featured"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    linked_data = machines.organisation
    document_schema = schema.HomeDocument
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")

    def document_parts(self) -> dict[str, Any]:
        return {
            **super().document_parts(),
            "tagline": self.tagline,
            "key_figures": documents_of(self.key_figures),
            "featured": public_links(item.featured_page_id for item in self.featured.all()),
            "body": document_of(self.body),
        }

    def featured_pages(self) -> list[Page]:
        """The featured pages that are public, in the page's language, in the editor's order."""
        ids = [item.featured_page_id for item in self.featured.all()]
        versions = public_versions(ids, self.locale.language_code)
        shown = dict.fromkeys(versions[page_id].pk for page_id in ids if page_id in versions)
        pages = {page.pk: page for page in Page.objects.filter(pk__in=shown).specific()}
        return [pages[page_id] for page_id in shown]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["featured"] = self.featured_pages()
        load_pictures(context["featured"])
        return context


class HomePageFeature(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    featured_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("featured_page")]


class StandardPage(SitePage):
    """A page of text, such as About us; also the Executive Committee's."""

    body = ContentStreamField(StandardBodyStreamBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        SitePage.lead_image_panel,
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    document_schema = schema.StandardDocument
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "pages/standard.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def document_parts(self) -> dict[str, Any]:
        return {**super().document_parts(), "body": document_of(self.body)}
