from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from hni_site.access.languages import may_write_in
from hni_site.translation.enums import State
from hni_site.translation.matrix import rows


class FilterForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=200)
    language = forms.ModelChoiceField(
        label=gettext_lazy("Language"),
        queryset=Locale.objects.order_by("language_code"),
        to_field_name="language_code",
        required=False,
        empty_label=gettext_lazy("All"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("How far in that language"),
        choices=[("", gettext_lazy("However far")), *State.choices],
        required=False,
    )


class MatrixView(WagtailAdminTemplateMixin, ListView[Page]):
    """Pages × languages, the page changed last first."""

    template_name = "admin/translation/matrix.html"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    paginate_by = 50
    context_object_name = "pages"

    def get_queryset(self) -> Any:
        self.form = FilterForm(self.request.GET or None)
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        self.all = rows.originals(self.request.user)
        pages = self.all.select_related("locale", "content_type")
        if words := asked.get("q"):
            pages = rows.titled(pages, words)
        if asked.get("language") and asked.get("state"):
            pages = rows.in_state(pages, asked["language"], State(asked["state"]))
        return pages.order_by("-latest_revision_created_at", "-pk")

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The nearest page where that number makes no sense."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("p"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        locales = list(self.form.fields["language"].queryset)  # type: ignore[attr-defined] # A ModelChoiceField.
        chosen = self.form.cleaned_data.get("language") if self.form.is_valid() else None
        shown = [chosen] if chosen else locales
        return {
            **context,
            "form": self.form,
            "locales": shown,
            "rows": rows.rows_of(list(context["pages"]), shown),
            "sums": rows.sums(self.all, shown),
            "writes_in": may_write_in(self.request.user),
        }
