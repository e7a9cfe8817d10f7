"""Wagtail's views for pages, with what several people on one text need."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages import revisions, workflow
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from hni_site.access.page_views import Editor, ReadablePageViewSet
from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.gate import demand_explanation, public_version
from hni_site.editorial.models import ApprovalForm, ApprovalRefused
from hni_site.editorial.sign_off import kind_of, workflow_for_new
from hni_site.editorial.text import latest_text, text_hash
from hni_site.publishing.checklist.checking import Incomplete, demand_complete

A_MOMENT = datetime.timedelta(seconds=10)
TO_OTHERS = ("publish", "submit", "restart_workflow")


class _AsksFirst:
    """Says in the form what a text lacks, before others get it to read."""

    action_name: str

    def form_valid(self, form: Any) -> HttpResponse:
        if self.action_name in TO_OTHERS:
            try:
                self.demand(form.save(commit=False))
            except CannotBePublic as refusal:
                known = refusal.field in form.fields
                form.add_error(refusal.field if known else None, str(refusal))
                response: HttpResponse = self.form_invalid(form)  # type: ignore[attr-defined] # The view's.
                return response
        valid: HttpResponse = super().form_valid(form)  # type: ignore[misc] # The view's.
        return valid

    def demand(self, page: Any) -> None:
        """Raises CannotBePublic."""
        demand_complete(page)


class EditView(_AsksFirst, Editor):
    """Never writes over a version that its editor has not seen."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_out_of_date and not (self.expects_json_response or self._saved_itself()):
            return self._with_newer_version()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def _saved_itself(self) -> bool:
        """Whether the browser was just saving this form by itself when it was sent: the newer
        version is a moment old and its sender's own."""
        loaded = self.request.POST.get("loaded_revision_id", "")
        newer = self.page.revisions.filter(pk__gt=int(loaded) if loaded.isdecimal() else 0)
        latest = self.latest_revision
        is_own = latest.user_id == self.request.user.pk
        is_fresh = timezone.now() - latest.created_at < A_MOMENT
        return is_own and is_fresh and not newer.exclude(user=self.request.user).exists()

    def demand(self, page: Any) -> None:
        """Asks what changed, too, and not only when the text is about to be published."""
        super().demand(page)
        demand_explanation(page, self._as_it_is_public())

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

    def add_save_confirmation_message(self) -> None:
        """After a decision says what was decided, not that the page was saved."""
        if self.action_name != "perform_workflow_action" or kind_of(self.page) is None:
            super().add_save_confirmation_message()
            return
        page = type(self.page).objects.get(pk=self.page.pk)
        told = {"title": page.get_admin_display_title()}
        if self.workflow_action == "reject":
            message = _("You sent “%(title)s” back for changes.") % told
        elif step := page.current_workflow_task:
            message = _("You approved “%(title)s”. Next: %(step)s.") % {**told, "step": step.name}
        else:
            message = _("You approved “%(title)s”. It is signed off and can be published.") % told
        messages.success(self.request, message)

    def perform_workflow_action(self) -> HttpResponse:
        # Wagtail's form takes words that it only wrote in another way for changed ones, and whoever
        # changed a text cannot approve it.
        before = latest_text(self.real_page_record)
        if text_hash(self.form.save(commit=False)) == before:
            self.has_content_changes = False
        try:
            response: HttpResponse = super().perform_workflow_action()
        except (ApprovalRefused, Incomplete) as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_edit_url())
        return response


class AddView(_AsksFirst, CreateView):
    """Submits a new page to the workflow of its type; Wagtail asks the page above."""

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        name, method = super().action_name_and_method
        if name == "publish":
            return name, method
        is_submitted = "action-submit" in self.request.POST
        if is_submitted and workflow_for_new(self.page_class, self.parent_page):
            return "submit", self.submit_action
        return "save", self.save_action


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
    add_view_class = AddView
    edit_view_class = EditView
    revisions_revert_view_class = RevertView
    workflow_action_view_class = WorkflowActionView
    collect_workflow_action_data_view_class = CollectWorkflowActionDataView
