"""The screen on which a page is translated: in place of the editor, for pages made from another."""

from typing import Any

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.models import Page, TaskState
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringSegment, Translation

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.models import ApprovalRefused
from hni_site.editorial.sign_off import is_signed_off
from hni_site.editorial.text import latest_text
from hni_site.foundations.changes import content_changes, touch
from hni_site.foundations.screens import Screen
from hni_site.publishing.locking import lock_page
from hni_site.translation.checks.checking import check
from hni_site.translation.checks.segment import Segment
from hni_site.translation.desk import questions, segments, worklist
from hni_site.translation.desk.help import help_for
from hni_site.translation.desk.writing import NotWritten, WrittenByOther, write
from hni_site.translation.enums import State
from hni_site.translation.glossary.reading import terms_between
from hni_site.translation.memory.filling import fill_in
from hni_site.translation.review.demands import NotTranslated, demand_ready_for_review
from hni_site.translation.review.models import Overrule, languages_reviewed_by
from hni_site.translation.status.counting import texts_waiting
from hni_site.translation.status.models import TranslationStatus


class TranslateView(Screen, TemplateView):
    """Reads and shows; what is decided here is sent to it as one of `actions`."""

    template_name = "admin/translation/translate.html"
    header_icon = "wagtail-localize-language"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page: Any = kwargs["page"]
        self.translation: Translation = kwargs["translation"]
        self.tester = self.page.permissions_for_user(request.user)
        self.status = TranslationStatus.objects.filter(
            translation_key=self.page.translation_key, locale=self.page.locale_id
        ).first()
        self.task_state: TaskState | None = self.page.current_workflow_task_state

    # --- What is shown ----------------------------------------------------------------------------

    def get_page_title(self) -> str:
        return _("Translate into %(language)s") % {"language": self.page.locale.get_display_name()}

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        source = self.translation.source
        rows = segments.rows_of(self.translation, self.status)
        language = self.page.locale.language_code
        return {
            **context,
            "page": self.page,
            "translation": self.translation,
            "original": source.get_source_instance(),
            "status": self.status,
            "state": State(self.status.state) if self.status else State.IN_PROGRESS,
            "rows": help_for(rows, source.locale.language_code, language, self.translation),
            "unmarked": segments.unmarked(source, self.status),
            "waiting": sum(not row.text for row in rows),
            "language": language,
            "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
            "source_language": source.locale.language_code,
            "source_direction": (
                "rtl" if get_language_info(source.locale.language_code)["bidi"] else "ltr"
            ),
            "may_write": self.may_write,
            "reviews": self.reviews,
            "may_hand_over": self.may_write and self.task_state is None,
            "decisions": self.decisions,
            "text_read": latest_text(self.page) if self.decisions else "",
            "is_signed_off": is_signed_off(self.page),
            "last_comment": self._last_comment(),
            "machine_translator": get_machine_translator(),
        }

    @property
    def may_write(self) -> bool:
        lock = self.page.get_lock()
        is_locked = lock is not None and lock.for_user(self.request.user)
        return self.tester.can_change() and not is_locked

    @property
    def decisions(self) -> set[str]:
        """What the user may decide of a translation that is being reviewed."""
        if self.task_state is None:
            return set()
        actions = self.task_state.task.specific.get_actions(self.page, self.request.user)
        return {name for name, *_rest in actions}

    def _last_comment(self) -> TaskState | None:
        """What the reviewer said who sent it back."""
        if self.page.current_workflow_state is None:
            return None
        states = TaskState.objects.filter(
            workflow_state=self.page.current_workflow_state,
            status=TaskState.STATUS_REJECTED,
        )
        return states.select_related("finished_by").order_by("-finished_at").first()

    # --- What is decided --------------------------------------------------------------------------

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """In one change with the page's lock, as all forms of the admin about a page."""
        action = self.actions.get(request.POST.get("action", ""))
        if action is None:
            raise Http404
        try:
            with content_changes():
                action(self)
        except (CannotBePublic, ApprovalRefused) as refusal:
            messages.error(request, str(refusal))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def hand_over(self) -> None:
        """Puts the page together and starts its review, or takes it up again."""
        if not self.may_write or self.task_state is not None:
            raise PermissionDenied
        demand_ready_for_review(self.translation)
        self.translation.save_target(user=self.request.user, publish=False)
        page = type(self.page).objects.get(pk=self.page.pk)
        state = page.current_workflow_state
        if state is not None:
            state.resume(self.request.user)
        else:
            workflow = page.get_workflow()
            if workflow is None:
                raise NotTranslated(_("The workflow “Translation review” is switched off."))
            workflow.start(page, self.request.user)
        messages.success(self.request, _("“%s” is with its reviewers now.") % page.title)

    def approve(self) -> None:
        self._decide("approve")
        page = type(self.page).objects.get(pk=self.page.pk)
        if page.live and not page.has_unpublished_changes:
            messages.success(self.request, _("You approved “%s”. It is public.") % page.title)
        else:
            messages.success(
                self.request, _("You approved “%s”. It goes live with its original.") % page.title
            )

    def reject(self) -> None:
        if not self.request.POST.get("comment", "").strip():
            raise NotTranslated(_("Say what is to be changed: the translator reads it."))
        self._decide("reject")
        messages.success(self.request, _("Sent back to the translator, with your comment."))

    def _decide(self, action: str) -> None:
        if self.task_state is None or action not in self.decisions:
            raise PermissionDenied
        self.task_state.task.specific.on_action(
            self.task_state,
            self.request.user,
            action,
            text_read=self.request.POST.get("text_read", ""),
            comment=self.request.POST.get("comment", "").strip()[:2000],
        )

    def take_back(self) -> None:
        """The translator wants to change something that is being reviewed."""
        state = self.page.current_workflow_state
        if state is None or not (state.user_can_cancel(self.request.user) or self.decisions):
            raise PermissionDenied
        state.cancel(user=self.request.user)
        messages.success(self.request, _("It is no longer in review. You can change it."))

    def claim(self) -> None:
        if not self.tester.can_change() or self.status is None:
            raise PermissionDenied
        worklist.claim(self.status, self.request.user)

    def release(self) -> None:
        if not self.tester.can_change() or self.status is None:
            raise PermissionDenied
        worklist.release(self.status)

    def overrule(self) -> None:
        """A reviewer's word against a check's."""
        if not self.reviews:
            raise PermissionDenied
        note = self.request.POST.get("note", "").strip()[:500]
        if not note:
            raise NotTranslated(_("Say why the text is right although the check finds a fault."))
        segment = get_object_or_404(
            StringSegment.objects.select_related("context"),
            pk=self.request.POST.get("segment", "0"),
            source=self.translation.source_id,
        )
        written = segments.texts_of(self.translation, [segment])
        Overrule.objects.update_or_create(
            translation=self.translation,
            place=segment.context.path,
            check_name=self.request.POST.get("check", "")[:40],
            defaults={
                "text": written[segment.string_id, segment.context_id].data if written else "",
                "note": note,
                "by_id": self.request.user.pk,
            },
        )
        messages.success(self.request, _("Noted. The check no longer holds the page back."))

    def fill_from_memory(self) -> None:
        if not self.may_write:
            raise PermissionDenied
        filled = fill_in(self.translation, user=self.request.user)
        touch(translations=[self.page.translation_key])
        messages.success(
            self.request,
            ngettext(
                "%(count)d segment was filled in from what reviewers approved before.",
                "%(count)d segments were filled in from what reviewers approved before.",
                filled,
            )
            % {"count": filled},
        )

    def ask(self) -> None:
        if not self.tester.can_change():
            raise PermissionDenied
        text = self.request.POST.get("question", "").strip()
        if not text:
            raise NotTranslated(_("Write your question first."))
        segment = get_object_or_404(
            StringSegment.objects.select_related("context", "string"),
            pk=self.request.POST.get("segment", "0"),
            source=self.translation.source_id,
        )
        questions.ask(self.translation, segment, text, self.request.user)
        messages.success(self.request, _("Asked. The answer will stand at the segment."))

    @property
    def reviews(self) -> bool:
        """Whether the user is a reviewer of the language, whatever is being reviewed now."""
        return self.request.user.is_superuser or self.page.locale_id in languages_reviewed_by(
            self.request.user
        )

    actions = {
        "hand-over": hand_over,
        "approve": approve,
        "reject": reject,
        "take-back": take_back,
        "claim": claim,
        "release": release,
        "overrule": overrule,
        "ask": ask,
        "fill-in": fill_from_memory,
    }


class WriteView(AccessMixin, View):
    """One segment's text, as the browser sends it while its translator types on.

    Answers with JSON: `left`, how many segments have no text, `error`, what the engine can't use,
    and `findings`, what the checks say. 409 with the other's `text` where someone else was faster,
    400 where it can't be stored.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest, translation_id: int, segment_id: int) -> HttpResponse:
        translations = Translation.objects.filter(enabled=True).select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        )
        translation = get_object_or_404(translations, pk=translation_id)
        segments_of = StringSegment.objects.select_related("string", "context")
        segment = get_object_or_404(segments_of, pk=segment_id, source=translation.source_id)
        page = translation.get_target_instance()
        if not isinstance(page, Page):
            raise Http404
        lock_page(page.pk)
        lock = page.get_lock()
        if not page.permissions_for_user(request.user).can_change() or (
            lock is not None and lock.for_user(request.user)
        ):
            raise PermissionDenied
        text = request.POST.get("text", "")
        try:
            written = write(
                translation, segment, text, request.POST.get("before", ""), request.user
            )
        except WrittenByOther as refusal:
            return JsonResponse({"error": str(refusal), "text": refusal.text}, status=409)
        except NotWritten as refusal:
            return JsonResponse({"error": str(refusal)}, status=400)
        return JsonResponse(
            {
                "left": texts_waiting(translation),
                "error": (written.get_error() or "") if written and written.has_error else "",
                "findings": self._findings(translation, segment, text),
            }
        )

    def _findings(
        self, translation: Translation, segment: StringSegment, text: str
    ) -> list[dict[str, Any]]:
        if not text.strip():
            return []
        source, target = translation.source.locale, translation.target_locale
        model = translation.source.specific_content_type.model_class()
        length = segments.max_length_of(model, segment.context.field_path)
        found = check(
            Segment(
                segment.string.data,
                text,
                source.language_code,
                target.language_code,
                segment.context.path,
                length,
            ),
            terms_between(source.language_code, target.language_code),
        )
        return [{"blocks": one.blocks, "message": one.message} for one in found]


def in_place_of_the_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A `before_edit_page` hook: the translator's screen, where the page is translated by segments.

    The engine's own screen stays for what it alone can do: other links and pictures in a language.
    """
    if "engine" in request.GET or (request.method == "POST" and "action" not in request.POST):
        return None
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source__locale", "source__specific_content_type")
        .first()
    )
    if translation is None or page.alias_of_id:
        return None
    view: HttpResponse = TranslateView.as_view()(
        request, page=page.specific, translation=translation
    )
    return view.render() if hasattr(view, "render") and not view.is_rendered else view  # type: ignore[attr-defined] # A template's.
