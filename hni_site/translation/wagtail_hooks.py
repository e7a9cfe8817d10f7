from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from hni_site.access.languages import writes_somewhere
from hni_site.translation.desk.editor import in_place_of_the_editor
from hni_site.translation.desk.views import urls

hooks.register("register_admin_urls", urls)
# Before wagtail-localize's own hook, which shows its editor.
hooks.register("before_edit_page", in_place_of_the_editor, order=-1)


class _Work(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return writes_somewhere(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    items = [
        _Work(_("To translate"), reverse("translation_work"), icon_name="edit", order=1),
        MenuItem(_("Pages × languages"), reverse("translation_matrix"), icon_name="table", order=2),
        _Work(_("Questions"), reverse("translation_questions"), icon_name="help", order=3),
    ]
    return SubmenuMenuItem(
        _("Translations"),
        Menu(items=items),
        name="translations",
        icon_name="wagtail-localize-language",
        order=250,
    )
