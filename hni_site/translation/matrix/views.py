from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.models import Locale, Page

from hni_site.access.languages import may_write_in
from hni_site.foundations.screens import Screen
from hni_site.translation.enums import State
from hni_site.translation.matrix import rows


class FilterForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=200)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("How far in that language"),
        choices=[("", gettext_lazy("However far")), *State.choices],
        required=False,
    )

    def __init__(self, data: Any, locales: Sequence[Locale]) -> None:
        super().__init__(data)
        self.fields["language"].choices = [  # type: ignore[attr-defined] # A ChoiceField.
            ("", _("All")),
            *((locale.language_code, locale.get_display_name()) for locale in locales),
        ]


class MatrixView(Screen, ListView[Page]):
    """Pages × languages, the page changed last first."""

    template_name = "admin/translation/matrix.html"
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    paginate_by = 50
    context_object_name = "pages"

    def get_queryset(self) -> Any:
        locales = list(Locale.objects.order_by("language_code"))
        self.form = FilterForm(self.request.GET or None, locales)
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        chosen = [locale for locale in locales if locale.language_code == asked.get("language")]
        self.locales = chosen or locales
        self.all = rows.originals(self.request.user)
        pages = self.all.select_related("locale", "content_type")
        self.is_filtered = bool(asked.get("q") or (chosen and asked.get("state")))
        if words := asked.get("q"):
            pages = rows.titled(pages, words)
        if chosen and asked.get("state"):
            pages = rows.in_state(pages, chosen[0], State(asked["state"]))
        return pages.order_by("-latest_revision_created_at", "-pk")

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The nearest page where that number makes no sense."""
        paginator = self.get_paginator(queryset, page_size)
        self.sums: list[rows.Sum] = []
        if not self.is_filtered:
            self.sums, paginator.count = rows.sums(self.all, self.locales)
        page = paginator.get_page(self.request.GET.get("p"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "form": self.form,
            "locales": self.locales,
            "rows": rows.rows_of(list(context["pages"]), self.locales),
            "sums": self.sums,
            "writes_in": may_write_in(self.request.user),
        }
