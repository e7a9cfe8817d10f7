"""The glossary's listing with its file: import and export."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from hni_site.translation.glossary.exchange import Outcome, export_rows, import_rows
from hni_site.translation.glossary.models import GlossaryTerm
from hni_site.translation.glossary.rows import (
    MAX_BYTES,
    MAX_ROWS,
    Problem,
    UnreadableGlossary,
    read,
    write,
)

TITLE = gettext_lazy("Import a glossary")


class GlossaryIndexView(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        namespace = self.request.resolver_match.namespace
        buttons = [
            Button(_("Export as CSV"), reverse(f"{namespace}:export"), icon_name="download"),
        ]
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(
                Button(_("Import from CSV"), reverse(f"{namespace}:import"), icon_name="upload")
            )
        return [*super().header_more_buttons, *buttons]


class GlossaryFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # It is said below what is wrong with it.
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=gettext_lazy("CSV in UTF-8, up to %(size)d kB and %(rows)d rows.")
        % {"size": MAX_BYTES // 1024, "rows": MAX_ROWS},
    )


class GlossaryImportView(
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    FormView,  # type: ignore[type-arg] # generic in stubs only
):
    """Takes over a file as a whole, or says line by line what keeps it from that."""

    permission_required = "change"
    model: Any = GlossaryTerm
    index_url_name: str = ""
    page_title = TITLE
    form_class = GlossaryFileForm
    template_name = "admin/glossary/import.html"
    problems: tuple[Problem, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.user_has_permission("add"):
            self.permission_required = "add"
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: GlossaryFileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        languages = [code for code, _name in settings.LANGUAGES]
        try:
            rows = read(file.read(MAX_BYTES + 1), languages)
        except UnreadableGlossary as error:
            self.problems = tuple(error.problems)
            return self.form_invalid(form)
        messages.success(self.request, _told(import_rows(rows, self.request.user)))
        return redirect(self.index_url_name)

    def form_invalid(self, form: GlossaryFileForm) -> HttpResponse:
        response: HttpResponse = self.render_to_response(
            self.get_context_data(form=form), status=422
        )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(problems=self.problems, **kwargs)
        return context

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {
            "url": reverse(self.index_url_name),
            "label": GlossaryTerm._meta.verbose_name_plural,
        }
        return [*self.breadcrumbs_items, listing, {"url": "", "label": TITLE}]


class GlossaryExportView(PermissionCheckedMixin, View):
    any_permission_required = ("add", "change", "delete", "view")
    model: Any = GlossaryTerm

    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(write(export_rows()), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="glossary.csv"'
        return response


def _told(outcome: Outcome) -> str:
    added = ngettext("%d term added", "%d terms added", outcome.added) % outcome.added
    changed = ngettext("%d changed", "%d changed", outcome.changed) % outcome.changed
    same = ngettext("%d as it was", "%d as they were", outcome.unchanged) % outcome.unchanged
    return f"{added}, {changed}, {same}."
