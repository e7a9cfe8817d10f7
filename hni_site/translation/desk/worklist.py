"""What there is to do in someone's languages, the most urgent first."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.models import Locale, Page

from hni_site.publishing.embargo.embargoed import embargoed_types
from hni_site.translation.enums import State
from hni_site.translation.matrix.rows import in_state, originals
from hni_site.translation.status.models import TranslationStatus

MOST_MISSING = 20
"""So many pages that nobody has begun are shown; the matrix has them all."""

# What readers have wrong comes first, then what somebody waits for, then what was begun.
ORDER = (
    State.OUTDATED_MAJOR,
    State.IN_REVIEW,
    State.IN_PROGRESS,
    State.OUTDATED_MINOR,
    State.MISSING,
)
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Work:
    """A page that is not current in a language."""

    page: Page
    """The translation, or the original where there is none yet."""

    locale: Locale
    state: State
    status: TranslationStatus | None
    embargo_until: datetime.datetime | None

    @property
    def words(self) -> int:
        return self.status.words_left if self.status else 0


def urgency(work: Work) -> tuple[Any, ...]:
    """For sorting: whose embargo ends soonest, then what weighs most, then what is done soonest."""
    return (work.embargo_until or NEVER, ORDER.index(work.state), work.words, work.page.pk)


def worklist(user: Any, locale: Locale) -> tuple[list[Work], int]:
    """What is to be done in the language, and how many pages nobody has begun. Nine queries."""
    rows = TranslationStatus.objects.filter(locale=locale, page_id__isnull=False)
    waiting = list(rows.exclude(state=State.CURRENT).select_related("claimed_by"))
    pages = Page.objects.in_bulk([row.page_id for row in waiting if row.page_id])
    missing = in_state(originals(user), locale, State.MISSING).filter(live=True)
    not_begun = list(missing.order_by("-first_published_at", "-pk")[:MOST_MISSING])
    keys = {page.translation_key for page in (*pages.values(), *not_begun)}
    embargoes = _embargoes(keys)
    found = [
        Work(pages[row.page_id], locale, State(row.state), row, embargoes.get(row.translation_key))
        for row in waiting
        if row.page_id in pages
    ] + [
        Work(page, locale, State.MISSING, None, embargoes.get(page.translation_key))
        for page in not_begun
    ]
    return sorted(found, key=urgency), missing.count()


def _embargoes(keys: Collection[UUID]) -> dict[UUID, datetime.datetime]:
    """Translation key → when its embargo ends, where one is in force."""
    found: dict[UUID, datetime.datetime] = {}
    for model in embargoed_types():
        rows = model._default_manager.filter(
            translation_key__in=keys, embargo_until__gt=timezone.now()
        )
        found.update(rows.values_list("translation_key", "embargo_until"))
    return found


def claim(status: TranslationStatus, user: Any) -> None:
    """Tells the others who is at it; nobody is kept out."""
    status.claimed_by, status.claimed_at = user, timezone.now()
    status.save(update_fields=["claimed_by", "claimed_at"])


def release(status: TranslationStatus) -> None:
    status.claimed_by, status.claimed_at = None, None
    status.save(update_fields=["claimed_by", "claimed_at"])


def languages_to_work_in(locale_ids: Collection[int]) -> Sequence[Locale]:
    return list(Locale.objects.filter(pk__in=locale_ids).order_by("language_code"))
