"""How the editor's screen of a page is laid out."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.models import Page

from hni_site.foundations.pages import SitePage


def tabs(content: Sequence[Panel], *groups: tuple[Any, Sequence[Panel]]) -> TabbedInterface:
    """The editor's tabs: content, the type's own groups (heading, panels), address, settings."""
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Content")),
            *(ObjectList(panels, heading=heading) for heading, panels in groups),
            ObjectList(SitePage.promote_panels, heading=_("Address")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
