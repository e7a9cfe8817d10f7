"""How the editor's screen of a page is laid out."""

from collections.abc import Sequence
from typing import Any

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Page

from hni_site.editorial.enums import ChangeKind
from hni_site.foundations.pages import SitePage


class ChangePanel(FieldPanel):
    """What a change of a public page means: asked only once the page is public."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:  # No button for saying nothing: nothing is ticked.
                self.bound_field.field.choices = ChangeKind.choices

        def is_shown(self) -> bool:
            return bool(self.instance.live) and bool(super().is_shown())


def tabs(content: Sequence[Panel], *groups: tuple[Any, Sequence[Panel]]) -> TabbedInterface:
    """The editor's tabs: content, the type's own groups (heading, panels), address, settings."""
    return TabbedInterface(
        [
            ObjectList(
                [*content, ChangePanel("change_kind", widget=RadioSelect)], heading=_("Content")
            ),
            *(ObjectList(panels, heading=heading) for heading, panels in groups),
            ObjectList(SitePage.promote_panels, heading=_("Address")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
