"""Every release whose embargo is in force, and how far it is in each language."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from hni_site.desk.countdown import in_words
from hni_site.desk.releases import Reader
from hni_site.publishing.embargo.embargoed import embargoed_types
from hni_site.publishing.standing import LanguageStanding, standings

SHOWN = 20


@dataclass(frozen=True)
class Embargo:
    page: Any
    until: datetime.datetime
    told: str
    """When it ends, in the zone in which it was set."""

    countdown: str
    languages: list[LanguageStanding]


def embargoes(reader: Reader) -> tuple[list[Embargo], int]:
    """The ones that end first, and how many more there are; one for all languages of a release."""
    now = timezone.now()
    releases: dict[Any, Any] = {}
    for model in embargoed_types():
        pages = model.objects.filter(
            pk__in=reader.readable.values("pk"), embargo_until__gt=now, alias_of=None, live=False
        )
        for page in pages.defer_streamfields().order_by("embargo_until", "pk"):
            releases.setdefault(page.translation_key, page)
    soonest = sorted(releases.values(), key=lambda page: (page.embargo_until, page.pk))
    shown = soonest[:SHOWN]
    languages = standings([page.translation_key for page in shown]) if shown else {}
    found = [
        Embargo(
            page,
            page.embargo_until,
            page.embargo_told,
            in_words(page.embargo_until, now),
            languages[page.translation_key],
        )
        for page in shown
    ]
    return found, len(soonest) - len(shown)
