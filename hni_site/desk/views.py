"""The full list of drafts, and the checklist of one page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import ListView
from wagtail.models import Page

from hni_site.desk import drafts
from hni_site.desk.releases import Reader
from hni_site.foundations.screens import Screen
from hni_site.publishing.checklist.checking import check
from hni_site.publishing.checklist.facts import Facts
from hni_site.publishing.checklist.rules import BUDGET, TEXT_BUDGET, kilobytes


class DraftsView(Screen, ListView[Page]):
    template_name = "admin/desk/all_drafts.html"
    page_title = gettext_lazy("Drafts")
    header_icon = "edit"
    paginate_by = 30
    context_object_name = "pages"

    def get_queryset(self) -> Any:
        self.reader = Reader(self.request.user)
        return drafts.drafts(self.reader)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The nearest page where that number makes no sense."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("p"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["drafts"] = drafts.told(list(context["pages"]), self.reader)
        return context


@require_safe
def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """The findings in the page's latest text, as a piece of the editor's side panel."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    text = page.get_latest_revision_as_object()
    facts = Facts(text)
    findings = check(text, facts=facts)
    context = {
        "blocking": [finding for finding in findings if finding.blocks],
        "warning": [finding for finding in findings if not finding.blocks],
        "weight": facts.weight
        and {
            "total": kilobytes(facts.weight.total),
            "text": kilobytes(facts.weight.text),
            "pictures": kilobytes(facts.weight.pictures),
        },
        "budget": kilobytes(BUDGET),
        "text_budget": kilobytes(TEXT_BUDGET),
    }
    return render(request, "admin/desk/checklist.html", context)


def desk_urls() -> list[URLPattern]:
    return [
        path("desk/drafts/", DraftsView.as_view(), name="desk_drafts"),
        path("desk/checklist/<int:page_id>/", checklist, name="desk_checklist"),
    ]
