"""The importer in Wagtail's admin: a file or text, a preview of what was recognised, a draft."""

from collections.abc import Iterator
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from news.importer.carrying import pack, unpack
from news.importer.draft import create_draft
from news.importer.errors import UnreadableSource
from news.importer.forms import SourceForm
from news.importer.recognise import recognise
from news.importer.source import Caution
from news.models import NewsIndexPage

TITLE = gettext_lazy("Import press release")
ICON = "download"
_policy = PagePermissionPolicy()


def newsrooms_for(user: AbstractBaseUser) -> "QuerySet[NewsIndexPage]":
    """The newsrooms a user may add releases to."""
    pages = _policy.instances_user_has_permission_for(user, "add")
    newsrooms: QuerySet[NewsIndexPage] = NewsIndexPage.objects.filter(pk__in=pages.values("pk"))
    return newsrooms.select_related("locale").order_by("locale__language_code", "path")


class _ImporterView(WagtailAdminTemplateMixin, View):
    page_title = TITLE
    header_icon = ICON

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user = cast(AbstractBaseUser, request.user)  # The admin lets in nobody else.
        self.newsrooms = newsrooms_for(self.user)
        if not self.newsrooms.exists():
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("press_release_import"), "label": TITLE}]


class ImportView(_ImporterView):
    """Asks for a source; shows what was recognised in it."""

    template_name = "admin/importer/source.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        initial = {"newsroom": request.GET.get("newsroom") or self.newsrooms.first()}
        return self._ask(SourceForm(newsrooms=self.newsrooms, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SourceForm(request.POST, request.FILES, newsrooms=self.newsrooms)
        if not form.is_valid():
            return self._ask(form)
        newsroom = form.cleaned_data["newsroom"]
        release = recognise(form.cleaned_data["document"], newsroom.locale.language_code)
        self.template_name = "admin/importer/preview.html"
        context = self.get_context_data(
            release=release, newsroom=newsroom, packed=pack(release, newsroom, self.user)
        )
        return self._page(context)

    def _ask(self, form: SourceForm) -> HttpResponse:
        return self._page(self.get_context_data(form=form), 422 if form.errors else 200)

    def _page(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        response: HttpResponse = self.render_to_response(context, status=status)
        return response


class CreateDraftView(_ImporterView):
    """Makes the draft of a previewed release and opens it in the editor."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, newsroom_id: int) -> HttpResponse:
        newsroom = get_object_or_404(self.newsrooms, pk=newsroom_id)
        try:
            release = unpack(request.POST.get("release", ""), newsroom, self.user)
        except UnreadableSource as error:
            messages.error(request, str(error))
            return redirect("press_release_import")
        draft = create_draft(release, newsroom, self.user)
        messages.success(request, _("“%(title)s” is a draft now.") % {"title": draft.page.title})
        if draft.cautions:
            messages.warning(request, _as_list(draft.cautions))
        return redirect("wagtailadmin_pages:edit", draft.page.pk)


def _as_list(cautions: tuple[Caution, ...]) -> SafeString:
    """The cautions as one message, which stays beside the draft while it is mended."""
    items = format_html_join("", "<li>{}: {}</li>", ((c.where, c.text) for c in cautions))
    return format_html("{}<ul>{}</ul>", _("Look at these places:"), items)


def importer_urls() -> list[URLPattern]:
    return [
        path("press-releases/import/", ImportView.as_view(), name="press_release_import"),
        path(
            "press-releases/import/<int:newsroom_id>/",
            CreateDraftView.as_view(),
            name="press_release_import_create",
        ),
    ]


def importer_buttons(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """A button in the header of a newsroom, for those who may add releases to it."""
    is_newsroom = issubclass(page.specific_class or Page, NewsIndexPage)
    if is_newsroom and page.permissions_for_user(user).can_add_subpage():
        url = f"{reverse('press_release_import')}?newsroom={page.pk}"
        yield Button(TITLE, url, icon_name=ICON, priority=16)


class ImporterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user = cast(AbstractBaseUser, request.user)
        return bool(_policy.user_has_permission(user, "add")) and newsrooms_for(user).exists()


def importer_menu_item() -> MenuItem:
    return ImporterMenuItem(
        TITLE,
        reverse("press_release_import"),
        name="import-press-release",
        icon_name=ICON,
        order=150,
    )
