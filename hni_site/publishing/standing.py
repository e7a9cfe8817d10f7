"""How far pages are in each of the site's languages."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale, Page, WorkflowState, get_default_page_content_type

from hni_site.editorial.models import SignOff
from hni_site.publishing.enums import Standing


@dataclass(frozen=True)
class LanguageStanding:
    code: str
    language: str
    """The language's name, for editors."""

    standing: Standing
    page_id: int | None
    """The page in that language; None where there is none."""


class Marks:
    """Which of the pages are signed off, and which are being read by others. Two queries."""

    def __init__(self, page_ids: Collection[int]) -> None:
        in_force = SignOff.objects.filter(page__in=page_ids, ended_at=None)
        self.signed_off = set(in_force.values_list("page_id", flat=True))
        reviews = WorkflowState.objects.filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=[str(pk) for pk in page_ids],
            status=WorkflowState.STATUS_IN_PROGRESS,
        )
        self.in_review = {int(pk) for pk in reviews.values_list("object_id", flat=True)}

    def of_latest_text(self, page_id: int) -> Standing:
        if page_id in self.signed_off:
            return Standing.SIGNED_OFF
        return Standing.IN_REVIEW if page_id in self.in_review else Standing.DRAFT


def languages_of(page: Page) -> list[LanguageStanding]:
    """How far the page is in each of the site's languages. Four queries."""
    return standings([page.translation_key])[page.translation_key]


def standings(keys: Collection[UUID]) -> dict[UUID, list[LanguageStanding]]:
    """Translation key → one entry for each of the site's languages, by code.

    Four queries, however many pages. An alias only repeats its source: it is no translation.
    """
    locales = list(Locale.objects.order_by("language_code"))
    rows = Page.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk")
    pages = {
        (key, locale_id): (pk, live)
        for key, locale_id, pk, live in rows.values_list(
            "translation_key", "locale_id", "pk", "live"
        )
    }
    marks = Marks([pk for pk, _live in pages.values()])

    def standing(key: UUID, locale: Locale) -> LanguageStanding:
        name = locale.get_display_name()
        if (key, locale.pk) not in pages:
            return LanguageStanding(locale.language_code, name, Standing.NOT_TRANSLATED, None)
        pk, live = pages[key, locale.pk]
        found = Standing.PUBLIC if live else marks.of_latest_text(pk)
        return LanguageStanding(locale.language_code, name, found, pk)

    return {key: [standing(key, locale) for locale in locales] for key in keys}
