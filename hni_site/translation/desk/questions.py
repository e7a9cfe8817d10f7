"""Translators ask, the editors of the original answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from hni_site.access import policies
from hni_site.foundations.screens import Screen
from hni_site.translation.desk.models import Question

LONGEST = 2_000
WRITING = ("add", "change")


def ask(translation: Translation, segment: StringSegment, text: str, user: Any) -> Question:
    return Question.objects.create(
        translation=translation,
        place=segment.context.path,
        source_text=segment.string.data,
        text=text[:LONGEST],
        by=user,
    )


def by_place(translation: Translation) -> Mapping[str, Sequence[Question]]:
    """Place → what was asked about it, in order. One query."""
    asked: defaultdict[str, list[Question]] = defaultdict(list)
    rows = Question.objects.filter(translation=translation).order_by("at", "pk")
    for question in rows.select_related("by", "answered_by"):
        asked[question.place].append(question)
    return asked


def to_answer(user: Any) -> "QuerySet[Question]":
    """The open questions about originals that the user may change, the oldest first."""
    own = policies.pages.instances_user_has_any_permission_for(user, WRITING)
    originals = own.filter(
        translation_key=OuterRef("translation__source__object_id"),
        locale=OuterRef("translation__source__locale"),
    )
    found: QuerySet[Question] = Question.objects.filter(Exists(originals), answered_at=None)
    return found.order_by("at", "pk")


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )


class QuestionsView(Screen, ListView[Question]):
    """What translators ask, for those who may change the originals."""

    template_name = "admin/translation/questions.html"
    page_title = gettext_lazy("Questions from translators")
    header_icon = "help"
    paginate_by = 30
    context_object_name = "questions"

    def get_queryset(self) -> Any:
        return to_answer(self.request.user).select_related(
            "by", "translation__source__locale", "translation__target_locale"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        questions = list(context["questions"])
        keys = {question.translation.source.object_id for question in questions}
        pages = {
            (page.translation_key, page.locale_id): page
            for page in Page.objects.filter(translation_key__in=keys)
        }
        context["rows"] = [
            (question, pages.get((source.object_id, source.locale_id)))
            for question in questions
            for source in [question.translation.source]
        ]
        return context

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("question", "")
        question = get_object_or_404(Question, pk=int(number) if number.isdecimal() else 0)
        if not to_answer(request.user).filter(pk=question.pk).exists():
            raise PermissionDenied
        form = AnswerForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Write an answer first."))
            return redirect("translation_questions")
        question.answer = form.cleaned_data["answer"]
        question.answered_by_id = request.user.pk
        question.answered_at = timezone.now()
        question.save()
        messages.success(request, _("Answered. The translator sees it at the segment."))
        return redirect("translation_questions")
