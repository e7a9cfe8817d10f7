"""The translator's first screen: what is to be done in my languages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from hni_site.access.languages import may_write_in
from hni_site.foundations.screens import Screen
from hni_site.translation.desk.editor import WriteView
from hni_site.translation.desk.questions import QuestionsView
from hni_site.translation.desk.worklist import languages_to_work_in, worklist
from hni_site.translation.matrix.views import MatrixView

SHOWN = 100
"""So much work is shown at once; the rest comes up as this is done."""


class WorkView(Screen, TemplateView):
    template_name = "admin/translation/work.html"
    page_title = gettext_lazy("To translate")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.languages = languages_to_work_in(may_write_in(request.user))
        if not self.languages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        codes = [locale.language_code for locale in self.languages]
        asked = request.GET.get("language")
        if asked not in codes:
            # Who translates comes for their own language; who writes in all, for the first other.
            default = next((code for code in codes if code != "en"), codes[0])
            return redirect(f"{reverse('translation_work')}?language={default}")
        self.locale = next(one for one in self.languages if one.language_code == asked)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.locale.get_display_name())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        work, missing = worklist(self.request.user, self.locale)
        return {
            **context,
            "languages": self.languages,
            "locale": self.locale,
            "work": work[:SHOWN],
            "more": max(len(work) - SHOWN, 0),
            "missing": missing,
        }


def urls() -> list[URLPattern]:
    """A `register_admin_urls` hook."""
    return [
        path("translations/", MatrixView.as_view(), name="translation_matrix"),
        path("translations/questions/", QuestionsView.as_view(), name="translation_questions"),
        path("translations/work/", WorkView.as_view(), name="translation_work"),
        path(
            "translations/<int:translation_id>/segments/<int:segment_id>/",
            WriteView.as_view(),
            name="translation_write",
        ),
    ]
