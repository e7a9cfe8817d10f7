"""Wagtail's views for pages, with what several people on one text need."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages import revisions, workflow
from wagtail.models import Page

from hni_site.access.page_views import Editor, ReadablePageViewSet
from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.gate import demand_explanation, public_version
from hni_site.editorial.models import ApprovalForm, ApprovalRefused
from hni_site.editorial.text import latest_text, text_hash

ASKS_WHAT_CHANGED = ("publish", "submit", "restart_workflow")


class EditView(Editor):
    """Never writes over a version that its editor has not seen."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_out_of_date and not self.expects_json_response:
            return self._with_newer_version()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Asks what changed before others read the text, not when it is about to be published."""
        if self.action_name in ASKS_WHAT_CHANGED:
            try:
                demand_explanation(form.save(commit=False), self._as_it_is_public())
            except CannotBePublic as refusal:
                known = refusal.field in form.fields
                form.add_error(refusal.field if known else None, str(refusal))
                response: HttpResponse = self.form_invalid(form)
                return response
        valid: HttpResponse = super().form_valid(form)
        return valid

    def _as_it_is_public(self) -> Any:
        """The page as readers see it, where this form gives it another text; else None."""
        public = public_version(self.page)
        is_another = public is not None and text_hash(public) != text_hash(self.page)
        return public if is_another else None

    def _with_newer_version(self) -> HttpResponse:
        """The form with what was typed, to be saved once more, now knowingly."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.has_unsaved_changes = True
        messages.error(
            self.request,
            _(
                "%(name)s saved a newer version while you were typing. Your text is below and is "
                "not saved. Open the page in another window to see theirs; save again to replace "
                "it with yours."
            )
            % {"name": get_user_display_name(self.latest_revision.user) or _("Someone")},
        )
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def perform_workflow_action(self) -> HttpResponse:
        # Wagtail's form takes words that it only wrote in another way for changed ones, and whoever
        # changed a text cannot approve it.
        before = latest_text(self.real_page_record)
        if text_hash(self.form.save(commit=False)) == before:
            self.has_content_changes = False
        try:
            response: HttpResponse = super().perform_workflow_action()
        except ApprovalRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_edit_url())
        return response


class RevertView(revisions.RevisionsRevertView, EditView):
    """An earlier version is a new draft like any other."""


class _KnowsWhatWasRead:
    """The form of a decision carries the text that its reader sees."""

    object: Any
    task: Any
    action_name: str

    def get_form_class(self) -> Any:
        form_class = self.task.get_form_for_action(self.action_name)
        if form_class is ApprovalForm:
            return type("ApprovalForm", (ApprovalForm,), {"text": latest_text(self.object)})
        return form_class


class WorkflowActionView(_KnowsWhatWasRead, workflow.WorkflowActionView):
    pass


class CollectWorkflowActionDataView(_KnowsWhatWasRead, workflow.CollectWorkflowActionDataView):
    pass


class SitePageViewSet(ReadablePageViewSet):
    """All pages, of whichever type."""

    model = Page
    edit_view_class = EditView
    revisions_revert_view_class = RevertView
    workflow_action_view_class = WorkflowActionView
    collect_workflow_action_data_view_class = CollectWorkflowActionDataView
