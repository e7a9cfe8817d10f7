from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hni_site.translation.memory import po, views


@hooks.register("register_admin_urls", order=-1)
def urls() -> list[URLPattern]:
    return [
        path("translation-memory/", views.MemoryView.as_view(), name="translation_memory"),
        path(
            "translation-memory/<slug:source_language>/<slug:language>.tmx",
            views.export,
            name="translation_memory_export",
        ),
        # Before wagtail-localize's, whose address this is.
        path("localize/translate/<int:translation_id>/pofile/upload/", po.upload),
    ]


class MemoryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_see_memory(request.user)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    name = views.MemoryView.page_title
    return MemoryMenuItem(name, views.memory_url(), icon_name="history", order=9001)
