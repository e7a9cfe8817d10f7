"""The editor for those who may only read a page: everything is shown, nothing can be changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.locks import BaseLock
from wagtail.models import Page


def only_reads(user: Any, page: Page) -> bool:
    tester = page.permissions_for_user(user)
    return not getattr(tester, "can_change", tester.can_edit)()


class ReadersLock(BaseLock):
    """Wagtail shows a locked page without its buttons; to a reader every page is one."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return _("You can read this page, not change it.")

    def get_locked_by(self, user: Any) -> str:
        return _("Read only")

    def get_description(self, user: Any) -> str:
        return self.get_message(user)


class ReadPageView(EditView):
    """Wagtail's editor of a page, locked."""

    http_method_names = ["get", "head", "options"]

    def get_page_title(self) -> str:
        return _("Reading %(page_type)s") % {"page_type": self.page_class.get_verbose_name()}

    def run_hook(self, hook_name: str, *args: Any, **kwargs: Any) -> None:
        """None is run: they are about editing, and one of them leads here."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.lock = ReadersLock(self.page)
        self.locked_for_user = True
        self.autosave_enabled = False
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_editing_sessions(self) -> None:
        """A reader is in nobody's way."""


def open_to_read(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Opens the editor as its reader sees it. A `before_edit_page` hook."""
    if not only_reads(request.user, page):
        return None
    response: HttpResponse = ReadPageView.as_view()(request, page.pk)
    return response
