from typing import Any

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from hni_site.consumers import api_tokens
from hni_site.consumers.admin_views import MicrositeViewSet, TokenViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [MicrositeViewSet(), TokenViewSet()]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(api_tokens.CREATED, _("Make an API token"), _("API token made"))
    actions.register_action(api_tokens.REVOKED, _("Revoke an API token"), _("API token revoked"))
