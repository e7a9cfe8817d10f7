"""Endpoints in the admin: the list, a new one, changing one."""

from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from hni_site.content_store.models import Head
from hni_site.foundations.screens import shown_once
from hni_site.webhooks import actions
from hni_site.webhooks.enums import Outcome, State
from hni_site.webhooks.forms import FOLLOWED
from hni_site.webhooks.models import Endpoint

# (URL name, label, icon); which of them an endpoint has, `_offered` says.
_ACTIONS = (
    ("deliveries", gettext_lazy("Deliveries"), "list-ul"),
    ("test", gettext_lazy("Send a test"), "mail"),
    ("pause", gettext_lazy("Pause"), "lock"),
    ("resume", gettext_lazy("Go on sending"), "lock-open"),
    ("set_back", gettext_lazy("Send again from the start"), "rotate"),
    ("rotate", gettext_lazy("Make a new secret"), "key"),
)


def secret_shown(view: Any, endpoint: Endpoint, secret: str) -> HttpResponse:
    """The page with a secret, which nobody sees again."""
    context = {
        **view.get_context_data(),
        "endpoint": endpoint,
        "value": secret,
        "value_label": _("Secret"),
        "edit_url": reverse("webhooks:edit", args=[endpoint.pk]),
    }
    return shown_once(view.request, "admin/webhooks/secret.html", context)


def _offered(endpoint: Endpoint) -> list[tuple[str, str, str]]:
    """(address, label, icon) of what can be done with the endpoint as it is."""
    not_now = "pause" if endpoint.state != State.ACTIVE else "resume"
    return [
        (_address(name, endpoint), str(label), icon)
        for name, label, icon in _ACTIONS
        if name != not_now
    ]


def _address(name: str, endpoint: Endpoint) -> str:
    if name == "deliveries":
        return f"{reverse('webhooks:deliveries')}?follower={endpoint.pk}"
    return reverse(f"webhooks:{name}", args=[endpoint.pk])


def told_state(endpoint: Endpoint, head: Head | None) -> str:
    """Where it stands, in a few words."""
    if endpoint.state == State.DISABLED:
        return f"{endpoint.get_state_display()}: {endpoint.get_reason_display()}"
    if endpoint.state == State.PAUSED:
        return str(endpoint.get_state_display())
    if endpoint.failing_since:
        return _("fails, is tried again")
    if head is not None and not endpoint.has_taken(head.sequence, head):
        return _("active, gets changes now")
    return _("active, has everything")


class EndpointsView(generic.IndexView):
    default_ordering = "description"

    def get_base_queryset(self) -> QuerySet[Endpoint]:
        taken = Max("deliveries__at", filter=Q(deliveries__outcome=Outcome.TAKEN))
        endpoints: QuerySet[Endpoint] = Endpoint.objects.select_related("owner")
        return endpoints.annotate(last_taken=taken)

    @cached_property
    def head(self) -> Head | None:
        return Head.objects.first()

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("description"),
            Column("url", label=_("Address")),
            Column("state", label=_("State"), accessor=lambda e: told_state(e, self.head)),
            DateColumn("last_taken", label=_("Last taken")),
            DateColumn("failing_since", label=_("Failing since")),
            DateColumn("next_attempt_at", label=_("Next attempt")),
            Column("owner", label=_("Owner")),
        ]

    def get_list_more_buttons(self, instance: Endpoint) -> list[MenuItem]:
        buttons: list[MenuItem] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            buttons += [
                MenuItem(label, url, icon_name=icon, priority=30 + place)
                for place, (url, label, icon) in enumerate(_offered(instance))
            ]
        return buttons


class NewEndpointView(generic.CreateView):
    """What comes back shows its secret, this once."""

    def form_valid(self, form: Any) -> HttpResponse:
        self.form = form
        endpoint = form.save(commit=False)
        secret = actions.make(endpoint, self.request.user)
        self.object = endpoint
        return secret_shown(self, endpoint, secret)


class EndpointView(generic.EditView):
    def save_instance(self) -> Endpoint:
        """One that follows other pages than before begins anew: it may lack some of them."""
        with transaction.atomic():
            endpoint: Endpoint = super().save_instance()
            if set(self.form.changed_data) & set(FOLLOWED):
                actions.set_back(endpoint, self.request.user)
        return endpoint

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        return buttons + [
            Button(label, url, icon_name=icon, priority=30 + place)
            for place, (url, label, icon) in enumerate(_offered(self.object))
        ]
