"""The embargo on the editor's screen of a release: what it is, and what will happen."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from hni_site.publishing.embargo.moving import may_move
from hni_site.publishing.standing import languages_of


class EmbargoPanel(Panel):
    """Only shows: changing it is a step of its own, with a reason (`view`)."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/publishing/embargo_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(super().is_shown())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # A version of the text, but with the embargo of the page's row.
            page = self.instance
            context["page"] = page
            if page.embargo_until:
                context["languages"] = languages_of(page)
            if may_move(page, self.request.user):
                context["url"] = reverse("embargo", args=[page.pk])
            return context
