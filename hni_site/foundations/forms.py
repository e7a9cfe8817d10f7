"""The editor's form of every page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from hni_site.foundations import slugs


class SitePageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # A page that is in the tree knows where, and says so itself: `SitePage.clean`.
        above = self.parent_page
        if not self.instance.pk and above and above.depth + 1 == slugs.BELOW_HOME:
            try:
                slugs.demand_free(cleaned.get("slug", ""))
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned
