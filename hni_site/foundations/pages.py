"""The base of every page type."""

from collections.abc import Collection
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import COMMENTS_RELATION_NAME, Page, get_page_models
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site import schema
from hni_site.editorial import gate, sign_off
from hni_site.editorial.enums import ChangeKind, SignOffKind
from hni_site.editorial.permissions import EditorialPermissionTester
from hni_site.editorial.text import latest_text
from hni_site.foundations import slugs
from hni_site.foundations.changes import about_to_be_public, content_changes, touch
from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.enums import Area
from hni_site.foundations.filters import ApiFilter
from hni_site.foundations.forms import SitePageForm
from hni_site.foundations.freshness import Freshness, freshness_of
from hni_site.foundations.linked_data import Description
from hni_site.foundations.links import detail_url, page_url
from hni_site.foundations.news import News
from hni_site.foundations.previewing import PreviewMode, other_modes
from hni_site.media.sources import image_document

# What Wagtail writes on a page when only a draft of it is saved.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        COMMENTS_RELATION_NAME,
    }
)


def saves_draft_only(update_fields: Collection[str] | None) -> bool:
    """Whether a save touches nothing but what the page's row knows of drafts."""
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def page_types() -> list[type["SitePage"]]:
    """Every page type of the site."""
    return [model for model in get_page_models() if issubclass(model, SitePage)]


def page_type_choices() -> list[tuple[str, str]]:
    """Label and name of each page type, for a form's field."""
    choices = ((model._meta.label, str(model.get_verbose_name())) for model in page_types())
    return sorted(choices, key=lambda choice: choice[1])


def _leads_to_an_answer() -> Q:
    """That the page answers, or one below it: where it lies, those above may be drafts again."""
    answers = Q(live=True)
    for model in page_types():
        answers |= model.answers_though_hidden()
    first, last = (Concat(OuterRef("path"), Value(end * Page.steplen)) for end in ("0", "Z"))
    below = Page.objects.filter(answers, path__range=(first, last))
    return answers | Q(numchild__gt=0) & Q(Exists(below))


def _status(fresh: Freshness) -> Literal["current", "outdated-minor", "outdated-major"]:
    if fresh.outdated is None:
        return "current"
    return "outdated-major" if fresh.outdated == "major" else "outdated-minor"


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

    change_kind = models.CharField(
        _("what changed"),
        max_length=10,
        choices=ChangeKind.choices,
        blank=True,
        help_text=_(
            "Asked when a public page gets another text. After a major change translations are "
            "out of date, and a press release needs a correction."
        ),
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

    sign_off_kind: ClassVar[SignOffKind | None] = None
    """By which workflow a text of this type must be approved before it is public."""

    is_on_the_record: ClassVar[bool] = False
    """Whether a page that was public may only be withdrawn, with a reason that readers see."""

    area: ClassVar[Area | None] = None
    """The area that begins with pages of this type: a role that has it works here and below."""

    as_news: ClassVar[News | None] = None
    """How machines are told of the type's pages as news (feeds, ninjs, news sitemap); None: not."""

    linked_data: ClassVar[Description | None] = None
    """What search engines are told that there is on the page."""

    calendar_date: ClassVar[str | None] = None
    """The field with the day on which a page of this type stands in the newsroom's calendar."""

    belongs_to: ClassVar[str | None] = None
    """The way, as in a query, to the translation key of the organisation whose contributors edit
    the page, such as `affiliate__translation_key`."""

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

    base_form_class = SitePageForm

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
        SynchronizedField("change_kind"),
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
        if self.depth == slugs.BELOW_HOME:
            slugs.demand_free(self.slug)

    # --- Sign-off ---------------------------------------------------------------------------------

    def permissions_for_user(self, user: Any) -> EditorialPermissionTester:
        return EditorialPermissionTester(user, self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_workflow(self) -> Any:
        kind = sign_off.kind_of(self)
        return super().get_workflow() if kind is None else sign_off.workflow_for(kind)

    def save_revision(self, user: Any = None, **kwargs: Any) -> Any:
        if sign_off.kind_of(self) is None:
            return super().save_revision(user=user, **kwargs)
        with content_changes():
            before = latest_text(self)
            revision = super().save_revision(user=user, **kwargs)
            sign_off.end_where_changed(self, before, user)
        return revision

    def after_sign_off(self, user: Any) -> None:
        """Called when the page's latest text was signed off; `user` gave the last approval."""

    def after_sign_off_ended(self, user: Any) -> None:
        """Called when its approval was taken away though its text is the same."""

    # --- Changes ----------------------------------------------------------------------------------

    @property
    def is_under_embargo(self) -> bool:
        """Whether nothing of the page may be public yet. See `publishing.embargo.embargoed`."""
        return False

    def demand_public(self) -> None:
        """CannotBePublic where the page must not be live as it is."""
        gate.pass_through(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises CannotBePublic where the page would be live as it must not be."""
        # Saving a draft touches the page's own row, but nothing that is public.
        is_draft_only = saves_draft_only(kwargs.get("update_fields"))
        with content_changes():
            if self.live and not is_draft_only:
                self.demand_public()
                about_to_be_public.send(type(self), page=self)
                self.change_kind = ""  # Said and done; the next change is another one.
            super().save(*args, **kwargs)
            if not is_draft_only:
                touch([self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with content_changes():
            return super().delete(*args, **kwargs)

    def document_dependents(self) -> list[int]:
        """Ids of pages whose documents may show this one though they don't refer to it."""
        return []

    # --- Addresses --------------------------------------------------------------------------------

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's; but a hidden page is never even loaded.

        So it takes the same steps to refuse it as what never was, and no more time.
        """
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        child = self.get_children().filter(_leads_to_an_answer(), slug=slug).first()
        if child is None:
            raise Http404
        child._cached_parent_obj = self  # As Wagtail does: it is asked for again.
        result: RouteResult = child.specific.route(request, rest)
        return result

    @classmethod
    def answers_though_hidden(cls) -> Q:
        """Which pages of the type say something at their addresses though they are not live."""
        return Q()

    # --- Previews ---------------------------------------------------------------------------------

    @cached_property
    def _other_preview_modes(self) -> list[PreviewMode]:
        return other_modes(self)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The website first."""
        others = [(mode.name, mode.label) for mode in self._other_preview_modes]
        return [(self.default_preview_mode, _("Website")), *others]

    @property
    def default_preview_mode(self) -> str:
        return ""

    def is_previewable(self) -> bool:
        return True

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page on the website; in another mode as that shows it."""
        if original_request is not None and preview_mode:
            for mode in self._other_preview_modes:
                if mode.name == preview_mode:
                    return mode.show(original_request, self)
        response: HttpResponse = super().make_preview_request(
            original_request, preview_mode, extra_request_attrs
        )
        return response

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
        translations = self.public_translations()
        fresh = freshness_of([self, *translations])
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
                    status=_status(fresh[page.pk]),
                )
                for page in translations
            ],
            source_revision=fresh[self.pk].version,
            outdated=fresh[self.pk].outdated,
            outdated_since=fresh[self.pk].since,
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
