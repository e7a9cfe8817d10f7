"""What readers are told of how fresh a page is."""

from collections.abc import Collection
from typing import Any, Literal

from wagtail.models import Page

from hni_site.editorial.enums import ChangeKind
from hni_site.foundations.freshness import Freshness
from hni_site.translation.status.models import SourceVersion, TranslationStatus


def _kind(value: str) -> Literal["minor", "major"] | None:
    if value == ChangeKind.MAJOR:
        return "major"
    return "minor" if value else None


def freshness(pages: Collection[Any]) -> dict[int, Freshness]:
    """Page id → how fresh it is. Two queries."""
    rows = TranslationStatus.objects.filter(page_id__in=[page.pk for page in pages])
    found = {
        row.page_id: Freshness(
            row.approved_version.number if row.approved_version else None,
            _kind(row.outdated),
            row.outdated_since,
        )
        for row in rows.select_related("approved_version").defer("approved_version__segments")
        if row.page_id is not None
    }
    versions = SourceVersion.objects.filter(
        source__object__in={page.translation_key for page in pages}
    ).order_by("number")
    latest = {
        (key, locale_id): number
        for key, locale_id, number in versions.values_list(
            "source__object", "source__locale", "number"
        )
    }
    for page in pages:
        if page.pk not in found:
            number = latest.get((page.translation_key, page.locale_id))
            found[page.pk] = Freshness(number)
    return found


def original_ahead(page: Page) -> str:
    """The language of the page's original where that says something else now; else nothing. One
    query."""
    behind = TranslationStatus.objects.filter(page_id=page.pk).exclude(outdated="")
    return behind.values_list("source__locale__language_code", flat=True).first() or ""
