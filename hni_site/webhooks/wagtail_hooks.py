from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from hni_site.webhooks import action_views, actions
from hni_site.webhooks.delivery_views import DeliveriesView
from hni_site.webhooks.endpoint_views import EndpointsView, EndpointView, NewEndpointView
from hni_site.webhooks.forms import EndpointForm
from hni_site.webhooks.models import Endpoint

ACTIONS = {
    "pause": action_views.PauseView,
    "resume": action_views.ResumeView,
    "set_back": action_views.SetBackView,
    "rotate": action_views.RotateView,
    "test": action_views.TestView,
}


class EndpointViewSet(ModelViewSet):
    """Whoever may change endpoints: administrators, see docs/roles.md."""

    model = Endpoint
    name = "webhooks"
    icon = "link-external"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = EndpointsView
    add_view_class = NewEndpointView
    edit_view_class = EndpointView

    def get_form_class(self, for_update: bool = False) -> type[EndpointForm]:
        return EndpointForm

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [
            *patterns,
            *(
                path(f"{name.replace('_', '-')}/<int:pk>/", view.as_view(), name=name)
                for name, view in ACTIONS.items()
            ),
            path("deliveries/", DeliveriesView.as_view(), name="deliveries"),
            path(
                "deliveries/results/",
                DeliveriesView.as_view(results_only=True),
                name="deliveries_results",
            ),
            path(
                "deliveries/<int:delivery_id>/send-again/",
                action_views.SetBackToView.as_view(),
                name="set_back_to",
            ),
        ]


@hooks.register("register_admin_viewset")
def endpoints() -> EndpointViewSet:
    return EndpointViewSet()


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    registry.register_action(actions.PAUSED, _("Pause"), _("Paused"))
    registry.register_action(actions.RESUMED, _("Go on sending"), _("Goes on"))
    registry.register_action(actions.ROTATED, _("Make a new secret"), _("New secret made"))
    registry.register_action(actions.SET_BACK, _("Send again"), _("Set back: sends again"))
