from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hni_site.translation.glossary.filters import GlossaryFilterSet
from hni_site.translation.glossary.models import GlossaryTerm
from hni_site.translation.glossary.views import (
    GlossaryExportView,
    GlossaryImportView,
    GlossaryIndexView,
)


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 420
    add_to_admin_menu = True
    list_display = [
        "term",
        Column("get_language_display", label=_("Language"), sort_key="language"),
        Column("translations_shown", label=_("Translations")),
        BooleanColumn("keep_as_is", label=_("Kept as is"), sort_key="keep_as_is"),
    ]
    list_per_page = 50
    filterset_class = GlossaryFilterSet

    index_view_class = GlossaryIndexView

    @property
    def import_view(self) -> Any:
        return self.construct_view(GlossaryImportView)

    @property
    def export_view(self) -> Any:
        return self.construct_view(GlossaryExportView)

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("import/", self.import_view, name="import"),
            path("export/", self.export_view, name="export"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[GlossaryTerm]:
        terms: QuerySet[GlossaryTerm] = GlossaryTerm.objects.prefetch_related("translations")
        return terms


register_snippet(GlossaryTermViewSet)
