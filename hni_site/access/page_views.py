"""Wagtail's views of pages, narrowed to what their user can use."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.choose_parent import GenericChooseParentView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.history import PageHistoryView, WorkflowHistoryView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.admin.views.pages.usage import ContentTypeUseView, UsageView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.locks import BaseLock

from hni_site.access import policies


class Explorer(ExplorableIndexView):
    """Refuses pages that it would not list: the stock view tells their titles."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id and not self._lists(parent_page_id):
            raise PermissionDenied
        response: HttpResponse = super().get(request, parent_page_id)
        return response

    def _lists(self, page_id: int) -> bool:
        explorable = policies.pages.explorable_instances(self.request.user)
        return bool(explorable.filter(pk=page_id).exists())

    @cached_property
    def explorable_columns(self) -> list[BaseColumn]:
        columns: Sequence[BaseColumn] = super().explorable_columns
        if policies.pages.user_has_permission(self.request.user, "add"):
            return list(columns)
        return [column for column in columns if not isinstance(column, BulkActionsColumn)]

    def get_side_panels(self) -> MediaContainer:
        """None on a page that is shown only as the way to others below it."""
        may_read = self.parent_page.is_root() or self.permissions.can_read()
        return super().get_side_panels() if may_read else MediaContainer()


class ReadersLock(BaseLock):
    """Wagtail shows a locked page without its buttons; to a reader every page is one."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return _("You can read this page, but not change it.")

    def get_locked_by(self, user: Any) -> str:
        return _("Read only")

    def get_description(self, user: Any) -> str:
        return self.get_message(user)


class Editor(EditView):
    """Is locked for those who may only read the page."""

    @cached_property
    def only_reads(self) -> bool:
        return not self.page_perms.can_change()

    def get_page_title(self) -> str:
        if self.only_reads:
            return _("Reading %(page_type)s") % {"page_type": self.page_class.get_verbose_name()}
        title: str = super().get_page_title()
        return title

    def run_hook(self, hook_name: str, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """A reader of a translation gets this view, not wagtail-localize's editor."""
        return None if self.only_reads else super().run_hook(hook_name, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.only_reads:
            self.lock, self.locked_for_user = ReadersLock(self.page), True
            self.autosave_enabled = False
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_editing_sessions(self) -> Any:
        """A reader is in nobody's way."""
        return None if self.only_reads else super().get_editing_sessions()


class _Shows:
    """Asks for a right to the page, where the stock view asks for one to change some page first."""

    permission_required = None
    any_permission_required = policies.EXPLORING


class History(_Shows, PageHistoryView):
    pass


class WorkflowHistory(_Shows, WorkflowHistoryView):
    pass


class Usage(_Shows, UsageView):
    pass


class Preview(_Shows, PreviewOnEditView):
    pass


class PagesOfType(ContentTypeUseView):
    def get_add_url(self) -> str | None:
        may_add = policies.pages.user_has_permission(self.request.user, "add")
        return super().get_add_url() if may_add else None


class ChooseParent(GenericChooseParentView):
    permission_required = "add"


class ReadablePageViewSet(PageViewSet):
    """All pages, of whichever type, for those who may read them."""

    choose_parent_view_class = ChooseParent
    content_type_use_view_class = PagesOfType
    edit_view_class = Editor
    history_view_class = History
    index_view_class = Explorer
    preview_on_edit_view_class = Preview
    usage_view_class = Usage
    workflow_history_view_class = WorkflowHistory
