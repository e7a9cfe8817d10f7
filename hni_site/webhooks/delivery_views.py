"""What was sent, when, and what the receivers said."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.models import IndexView
from wagtail.permissions import policy_registry

from hni_site.webhooks.enums import Kind, Outcome
from hni_site.webhooks.models import Delivery, Endpoint, Follower

SHOWN = 200  # Letters of an answer.


class DeliveryFilterSet(WagtailFilterSet):
    follower = django_filters.ModelChoiceFilter(
        queryset=Follower.objects.all(), label=gettext_lazy("Endpoint")
    )
    outcome = django_filters.ChoiceFilter(choices=Outcome.choices, label=gettext_lazy("Outcome"))
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=gettext_lazy("About"))

    class Meta:
        model = Delivery
        fields = ["follower", "outcome", "kind"]


class DeliveriesView(IndexView):
    model = Delivery
    page_title = gettext_lazy("Deliveries")
    header_icon = "list-ul"
    any_permission_required = ["change"]
    index_url_name = "webhooks:deliveries"
    index_results_url_name = "webhooks:deliveries_results"
    filterset_class = DeliveryFilterSet
    is_searchable = False
    paginate_by = 50
    default_ordering = "-at"

    @cached_property
    def permission_policy(self) -> Any:
        """Whoever may change endpoints sees what they were sent."""
        return policy_registry.get_by_type(Endpoint)

    def get_base_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.select_related("follower__endpoint")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        endpoints = {"url": reverse("webhooks:index"), "label": _("Webhook endpoints")}
        return [*self.breadcrumbs_items, endpoints, {"url": "", "label": str(self.page_title)}]

    def get_add_url(self) -> None:
        return None

    @cached_property
    def columns(self) -> list[Column]:
        return [
            DateColumn("at", label=_("When"), sort_key="at"),
            Column("follower", label=_("Endpoint"), accessor=lambda d: d.follower.description),
            Column("kind", label=_("About"), accessor=_about),
            Column("outcome", label=_("Outcome"), accessor="get_outcome_display"),
            Column("status", label=_("Status"), accessor=lambda d: d.status or "–"),
            Column("milliseconds", label=_("Took"), accessor=lambda d: f"{d.milliseconds} ms"),
            _AnswerColumn("excerpt", label=_("Answer"), accessor=lambda d: d.excerpt[:SHOWN]),
        ]


class _AnswerColumn(Column):
    """Where a delivery can be sent again, with the way to it."""

    cell_template_name = "admin/webhooks/answer.html"

    def get_cell_context_data(self, instance: Delivery, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        can_come_again = instance.log is not None and hasattr(instance.follower, "endpoint")
        if can_come_again:
            context["again"] = reverse("webhooks:set_back_to", args=[instance.pk])
        return context


def _about(delivery: Delivery) -> str:
    if delivery.kind == Kind.TEST:
        return str(delivery.get_kind_display())
    return f"{delivery.items} ({delivery.after + 1}–{delivery.until})"
