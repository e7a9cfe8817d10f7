"""The base of the admin's screens that are our own."""

from typing import Any

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Screen(WagtailAdminTemplateMixin):
    """Says its title at its top: Wagtail's own says only what its breadcrumbs say."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {
            "url": "",
            "label": str(self.get_page_title()),
            "sublabel": str(self.get_page_subtitle()),
        }
        return [*self.breadcrumbs_items, here]
