"""What lies behind a place in the log: for whoever keeps up with it, by a cursor of their own."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem

# What the rows below are asked for; the rest of a row serves lists and searches.
COLUMNS = (
    "sequence",
    "state",
    "type",
    "locale",
    "translation_key",
    "url_path",
    "document",
    "reason",
    "replaced_by",
    "changed_at",
)


@dataclass(frozen=True)
class Place:
    """Where somebody stands who reads the log from its beginning: all up to `sequence` is known.

    `gone_after` is where the log stood when they began: of what was gone by then they have
    nothing, so tombstones up to there are left out.
    """

    sequence: int = 0
    gone_after: int = 0


def changes(
    place: Place,
    limit: int,
    types: Collection[str] = (),
    locales: Collection[str] = (),
    until: int | None = None,
) -> list[ContentItem]:
    """The next rows behind the place, in the order of the log, up to a number if one is given; of
    all types and languages if none is named. One query.

    A page that changes while somebody reads goes to the log's end: they meet it there, once or
    again, and never miss it.
    """
    rows = ContentItem.objects.filter(
        Q(state=State.LIVE) | Q(sequence__gt=place.gone_after), sequence__gt=place.sequence
    )
    if until is not None:
        rows = rows.filter(sequence__lte=until)
    if types:
        rows = rows.filter(type__in=types)
    if locales:
        rows = rows.filter(locale__in=locales)
    return list(rows.order_by("sequence").only(*COLUMNS)[:limit])
