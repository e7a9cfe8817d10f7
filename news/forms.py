"""The editor's forms that are more than their fields."""

import zoneinfo
from typing import Any

from django.utils.timezone import make_aware, make_naive

from hni_site.foundations.forms import SitePageForm


class EventPageForm(SitePageForm):
    """Shows and takes start and end as the clocks at the event do, not those of the editor."""

    MOMENTS = ("start", "end")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.MOMENTS:
            if moment := self.initial.get(name):
                self.initial[name] = make_aware(make_naive(moment, self.instance.zone))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if zone := cleaned.get("time_zone"):
            for name in self.MOMENTS:
                if moment := cleaned.get(name):
                    cleaned[name] = make_aware(make_naive(moment), zoneinfo.ZoneInfo(zone))
        return cleaned
