"""The base of every page type."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site import schema
from hni_site.foundations.changes import content_changes, touch
from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.filters import ApiFilter
from hni_site.foundations.links import detail_url, page_url
from hni_site.media.sources import image_document

# What Wagtail writes on a page when only a draft of it is saved.
DRAFT_FIELDS = frozenset({"draft_title", "has_unpublished_changes", "latest_revision"})


class SitePage(Page):
    """What every page of the site has: a summary, a lead picture, a public document.

    A page type adds, beside its own fields: `content_panels`, `translatable_fields` (every editable
    field said to be translated or synchronised), `document_schema` with `document_parts`,
    `search_fields`, a template, and what may lie above and below it in the tree.
    """

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists, search engines and shared links."),
    )
    lead_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who can't see it. Empty: decoration only."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    lead_image_credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Leave empty to print the credit stored with the picture."),
    )

    class Meta:
        abstract = True

    api_filters: ClassVar[list[ApiFilter]] = []
    """By what the type's documents can be filtered and ordered under /api/v2/."""

    api_endpoint: ClassVar[str | None] = None
    """The type's own endpoint under /api/v2/, such as `press-releases`; None: `pages/` only."""

    document_schema: ClassVar[type[schema.PageDocument]] = schema.PageDocument

    dye: ClassVar[str] = "plum"
    """The colour of its part of the website: indigo, leaf, madder, plum or turmeric."""

    lead_image_panel = MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldPanel("lead_image_alt"),
            FieldRowPanel([FieldPanel("lead_image_caption"), FieldPanel("lead_image_credit")]),
        ],
        heading=_("Lead picture"),
    )
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Address and search engines"),
        )
    ]

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("show_in_menus"),
        TranslatableField("summary"),
        SynchronizedField("lead_image"),
        TranslatableField("lead_image_alt"),
        TranslatableField("lead_image_caption"),
        SynchronizedField("lead_image_credit"),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("translation_key"),
    ]

    def clean(self) -> None:
        super().clean()
        if self.lead_image_caption and not self.lead_image_id:
            raise ValidationError({"lead_image": _("There is a caption but no picture.")})

    # --- Changes ----------------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> None:
        update_fields = kwargs.get("update_fields")
        with content_changes():
            super().save(*args, **kwargs)
            # Saving a draft touches the page's own row, but nothing that is public.
            if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
                touch([self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with content_changes():
            return super().delete(*args, **kwargs)

    def document_dependents(self) -> list[int]:
        """Ids of pages whose documents may show this one though they don't refer to it."""
        return []

    # --- The public document ----------------------------------------------------------------------

    def build_document(self) -> schema.PageDocument:
        """The page's complete public document, in its own language whatever the reader's."""
        with translation.override(self.locale.language_code):
            return self.document_schema.model_validate(self.document_parts())

    def document_parts(self) -> dict[str, Any]:
        """The values of the document's fields, in the active language. Page types add their own."""
        return {
            "id": self.pk,
            "meta": self._document_meta(),
            "title": self.title,
            "summary": self.summary,
            "image": image_document(
                self.lead_image,
                alt=self.lead_image_alt,
                caption=self.lead_image_caption,
                credit=self.lead_image_credit,
            ),
        }

    def _document_meta(self) -> schema.PageMeta:
        return schema.PageMeta(
            type=self._meta.label,
            detail_url=detail_url(self.pk),
            html_url=page_url(self),
            slug=self.slug,
            show_in_menus=self.show_in_menus,
            seo_title=self.seo_title,
            search_description=self.search_description,
            locale=self.locale.language_code,
            translation_key=str(self.translation_key),
            translations=[
                schema.Translation(
                    locale=page.locale.language_code,
                    id=page.pk,
                    title=page.title,
                    html_url=page_url(page),
                    detail_url=detail_url(page.pk),
                )
                for page in self.public_translations()
            ],
            first_published_at=self.first_published_at,
            last_published_at=self.last_published_at,
            sequence=None,
        )

    def public_translations(self) -> list[Page]:
        """The page in its other languages, where it is live and public, by language code."""
        depends_on(self)
        return list(
            Page.objects.live()
            .public()
            .filter(translation_key=self.translation_key, alias_of=None)
            .exclude(pk=self.pk)
            .select_related("locale")
            .order_by("locale__language_code")
        )
