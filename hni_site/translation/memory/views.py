"""The translation memory in the admin: what it holds, as a file, and from a file."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from hni_site.access.roles import SUBMIT_TRANSLATION
from hni_site.languages import LANGUAGES
from hni_site.translation.memory.models import Entry
from hni_site.translation.memory.tmx.reading import Imported, NotTmx, import_tmx
from hni_site.translation.memory.tmx.writing import entries_as_tmx

LARGEST = 20 * 1024 * 1024  # Of an upload, in bytes; the command takes larger files.
IMPORT = "translation_memory.add_entry"


def may_see_memory(user: Any) -> bool:
    """Whoever translates: the desk offers them the same texts."""
    return bool(user.has_perm(SUBMIT_TRANSLATION))


class ImportForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("TMX file"))
    is_reviewed = forms.BooleanField(
        label=gettext_lazy("These translations were reviewed"),
        help_text=gettext_lazy("Then they fill in segments with the same text by themselves."),
        required=False,
    )


class MemoryView(WagtailAdminTemplateMixin, FormView[ImportForm]):
    form_class = ImportForm
    template_name = "admin/translation_memory/memory.html"
    page_title = gettext_lazy("Translation memory")
    header_icon = "history"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see_memory(request.user):
            raise PermissionDenied
        if request.method == "POST" and not request.user.has_perm(IMPORT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [{"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        names = dict(LANGUAGES)
        pairs = Entry.objects.values("source_language", "language").annotate(
            number=Count("pk"), approved=Count("pk", filter=Q(is_approved=True))
        )
        context["pairs"] = [
            {
                **pair,
                "from": names.get(pair["source_language"], pair["source_language"]),
                "to": names.get(pair["language"], pair["language"]),
            }
            for pair in pairs.order_by("source_language", "language")
        ]
        context["may_import"] = self.request.user.has_perm(IMPORT)
        return context

    def form_valid(self, form: ImportForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            imported = import_tmx(
                file,
                approved=form.cleaned_data["is_reviewed"],
                title=file.name,
                largest=LARGEST,
            )
        except NotTmx as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        _tell(self.request, imported)
        return redirect("translation_memory")


def _tell(request: HttpRequest, imported: Imported) -> None:
    told = ngettext(
        "%(units)s translation read, %(new)s new.",
        "%(units)s translations read, %(new)s new.",
        imported.units,
    )
    messages.success(request, told % {"units": imported.units, "new": imported.new})
    if imported.languages:
        languages = ", ".join(sorted(imported.languages))
        left_out = _("Left out, because the site does not have the language: %(languages)s.")
        messages.warning(request, left_out % {"languages": languages})
    if imported.unfit:
        left_out = ngettext(
            "%(number)s text was left out: it is empty, too long or has control characters.",
            "%(number)s texts were left out: they are empty, too long or have control characters.",
            imported.unfit,
        )
        messages.warning(request, left_out % {"number": imported.unfit})


@require_safe
def export(request: HttpRequest, source_language: str, language: str) -> StreamingHttpResponse:
    if not may_see_memory(request.user):
        raise PermissionDenied
    name = f"memory-{source_language}-{language}.tmx"
    return StreamingHttpResponse(
        entries_as_tmx(source_language, language),
        content_type="application/xml",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def memory_url() -> str:
    return reverse("translation_memory")
