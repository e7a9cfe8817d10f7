from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hni_site.foundations.organisation import register_organisation
from home.models import OrganisationSettings, Person


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "group"
    menu_order = 400
    add_to_admin_menu = True
    list_display = ["name", LocaleColumn(label=_("Language")), "role", "body", "region", "term_end"]
    list_filter = ["body", "region"]


register_snippet(PersonViewSet)
register_organisation(OrganisationSettings.of_site)
