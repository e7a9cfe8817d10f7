from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from campaigns.models import Instrument, Ratification
from campaigns.sections import latest_campaign
from hni_site.foundations.sections import register_section


class InstrumentViewSet(SnippetViewSet):
    model = Instrument
    icon = "doc-full-inverse"
    list_display = ["code", LocaleColumn(label=_("Language")), "title", "kind", "in_force"]


class RatificationViewSet(SnippetViewSet):
    model = Ratification
    icon = "globe"
    list_display = [
        Column("country_name", label=_("Country"), sort_key="country"),
        "instrument",
        Column("registered_shown", label=_("Registered on"), sort_key="registered"),
        "checked_on",
    ]
    list_filter = ["instrument", "country"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ratification]:
        return Ratification.objects.select_related("instrument")


class LawViewSetGroup(SnippetViewSetGroup):
    items = (InstrumentViewSet, RatificationViewSet)
    menu_label = _("International law")
    menu_icon = "doc-full-inverse"
    menu_order = 410


register_snippet(LawViewSetGroup)
register_section(latest_campaign, order=200)
