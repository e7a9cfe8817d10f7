"""What Wagtail shows to everyone in the admin and is not for everyone: refused, and not offered."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from hni_site.access import policies

Passes = Callable[[HttpRequest, dict[str, Any]], bool]


def _writes_everywhere(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return policies.writes_everywhere(request.user)


def _may_meet_parent(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return _may_meet(request, {str(kwargs["parent_page_id"])})


def _may_meet_chosen(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return _may_meet(request, set(request.GET.getlist("id")))


def _may_meet(request: HttpRequest, ids: set[str]) -> bool:
    wanted = {int(pk) for pk in ids if pk.isdecimal()}
    return policies.may_be_met(request.user).filter(pk__in=wanted).count() == len(wanted)


# View name → whether the request may pass.
GATES: dict[str, Passes] = {
    "wagtailadmin_choose_page_child": _may_meet_parent,
    "wagtailadmin_choose_page_chosen_multiple": _may_meet_chosen,
    "wagtailadmin_reports:page_types_usage": _writes_everywhere,
    "wagtailadmin_reports:page_types_usage_results": _writes_everywhere,
}


def only_pages_one_may_meet(pages: "QuerySet[Page]", request: HttpRequest) -> "QuerySet[Page]":
    """A `construct_page_chooser_queryset` hook: Wagtail's offers every draft to everyone."""
    return pages.filter(pk__in=policies.may_be_met(request.user).values("pk"))


def only_reports_one_can_use(request: HttpRequest, items: list[MenuItem]) -> None:
    """A `construct_reports_menu` hook."""
    unusable = set()
    if not policies.writes_everywhere(request.user):
        unusable.add("page-types-usage")
    if not policies.pages.user_has_permission(request.user, "publish"):
        unusable.add("aging-pages")  # It lists what its reader may publish.
    items[:] = [item for item in items if item.name not in unusable]
