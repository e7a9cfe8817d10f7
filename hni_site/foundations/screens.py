"""The base of the admin's screens that are our own."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
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


def shown_once(request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
    """The page with a secret that nobody sees again, so nobody keeps the page.

    The template extends admin/shown_once.html, which says what of the context it shows.
    """
    headers = {"Cache-Control": "private, no-store"}
    return TemplateResponse(request, template, context, headers=headers)
