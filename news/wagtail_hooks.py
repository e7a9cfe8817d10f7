from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hni_site.foundations.sections import register_section
from news.importer.admin import importer_buttons, importer_menu_item, importer_urls
from news.models import Boilerplate, MediaContact
from news.sections import latest_news, releases_about


class MediaContactViewSet(SnippetViewSet):
    model = MediaContact
    icon = "mail"
    list_display = ["name", LocaleColumn(label=_("Language")), "role", "email"]


class BoilerplateViewSet(SnippetViewSet):
    model = Boilerplate
    icon = "clipboard-list"
    list_display = ["title", LocaleColumn(label=_("Language"))]


class PressTextsViewSetGroup(SnippetViewSetGroup):
    items = (MediaContactViewSet, BoilerplateViewSet)
    menu_label = _("Press texts")
    menu_icon = "clipboard-list"
    menu_order = 405


register_snippet(PressTextsViewSetGroup)
hooks.register("register_admin_urls", importer_urls)
hooks.register("register_admin_menu_item", importer_menu_item)
hooks.register("register_page_header_buttons", importer_buttons)

register_section(latest_news, order=100)
register_section(releases_about, order=100)
