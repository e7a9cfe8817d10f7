"""What readers are told of how fresh a page is."""

import datetime
from collections.abc import Collection
from typing import Any, Literal

from wagtail.models import Page

from hni_site.editorial.enums import ChangeKind
from hni_site.foundations.freshness import Freshness
from hni_site.translation.status.models import TranslationStatus


def _kind(value: str) -> Literal["minor", "major"] | None:
    if value == ChangeKind.MAJOR:
        return "major"
    return "minor" if value else None


def freshness(pages: Collection[Any]) -> dict[int, Freshness]:
    """Page id → how fresh it is; without translations. One query."""
    rows = TranslationStatus.objects.filter(page_id__in=[page.pk for page in pages])
    return {
        row.page_id: Freshness(
            row.approved_version.number if row.approved_version else None,
            _kind(row.outdated),
            row.outdated_since,
        )
        for row in rows.select_related("approved_version").defer("approved_version__segments")
        if row.page_id is not None
    }


def original_ahead(page: Page) -> tuple[str, datetime.datetime] | None:
    """The language of the page's original and since when it says something else; None where it
    does not. One query."""
    behind = TranslationStatus.objects.filter(page_id=page.pk, outdated_since__isnull=False)
    row = behind.values_list("source__locale__language_code", "outdated_since").first()
    return (row[0], row[1]) if row and row[1] else None
