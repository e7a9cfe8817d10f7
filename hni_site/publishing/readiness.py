"""Which languages of a release go live when its embargo ends, and which will follow."""

import datetime
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision

from hni_site.publishing.embargo import told
from hni_site.publishing.enums import Readiness


@dataclass(frozen=True)
class LanguageReadiness:
    page: Any
    language: str
    readiness: Readiness
    goes_live: datetime.datetime | None
    """When, if by itself."""

    @property
    def goes_live_told(self) -> str:
        """The moment for people; empty where it is the embargo's end, or not known."""
        if self.goes_live in (None, self.page.embargo_until):
            return ""
        return told(self.goes_live, self.page.embargo_zone or "UTC")


def by_language(release: list[Any]) -> list[LanguageReadiness]:
    """Of the pages of a release, one in each language. One query."""
    versions = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, object_id__in=[str(page.pk) for page in release]
    )
    moments = dict(versions.values_list("object_id", "approved_go_live_at"))
    return [
        LanguageReadiness(
            page,
            page.locale.get_display_name(),
            _readiness(page, moments.get(str(page.pk))),
            moments.get(str(page.pk)),
        )
        for page in release
    ]


def _readiness(page: Any, moment: datetime.datetime | None) -> Readiness:
    if page.live:
        return Readiness.PUBLIC
    return Readiness.WAITING if moment is None else Readiness.READY
