"""Putting translations into the memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hni_site.foundations.bulk import delete_each, insert_new
from hni_site.translation.memory import pieces
from hni_site.translation.memory.models import Entry, Piece
from hni_site.translation.memory.text import Unfit, canonical, fitted
from hni_site.translation.memory.units import Unit

BATCH = 1_000

Digests = tuple[UUID, UUID]


def remember(units: Iterable[Unit], *, replacing: bool = False) -> int:
    """Keeps the translations; gives how many are new. Safe to repeat. Six queries for 1,000 units.

    Call it with what was reviewed and went live, or was imported; not with drafts: what nobody has
    checked would be offered on every page, and the text of an embargo to all translators. A known
    translation that comes approved is approved from now on, never the other way. Texts that no
    segment may have are left out.

    With `replacing`, for all units of a page or snippet at once: what it said before for the same
    text goes.
    """
    remaining, new = iter(units), 0
    while batch := list(remaining if replacing else islice(remaining, BATCH)):
        new += _remember(_by_digests(batch), replacing)
    return new


def forget(entries: Sequence[Entry]) -> None:
    """Deletes the entries and their pieces."""
    if not entries:
        return
    filed = [(key, entry.pk) for entry in entries for key in _keys(entry)]
    with transaction.atomic():
        delete_each(Piece, filed)
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def _by_digests(units: Iterable[Unit]) -> dict[Digests, Unit]:
    """Each pair of texts once, approved if one of them is; without those that are unfit."""
    found: dict[Digests, Unit] = {}
    for unit in units:
        try:
            source, target = canonical(unit.source), canonical(unit.target)
        except Unfit:
            continue
        unit = replace(unit, source=source, target=fitted(target, source))
        known = found.get(unit.digests)
        if known is None or (unit.is_approved and not known.is_approved):
            found[unit.digests] = unit
    return found


@transaction.atomic
def _remember(units: dict[Digests, Unit], replacing: bool) -> int:
    if not units:
        return 0
    of_sources = Entry.objects.filter(source_digest__in={source for source, _ in units})
    present = {(entry.source_digest, entry.target_digest): entry for entry in of_sources}
    # In one order everywhere: two at the same moment wait for each other, and not in a circle.
    new = [units[digests] for digests in sorted(units.keys() - present.keys())]
    _add(new)
    again = [entry for digests, entry in present.items() if digests in units]
    _renew(again, units)
    if replacing:
        forget(_superseded(present, units))
    return len(new)


def _add(units: Sequence[Unit]) -> None:
    if not units:
        return
    rows = [
        Entry(
            source_language=unit.source_language,
            language=unit.language,
            source=unit.source,
            target=unit.target,
            source_digest=unit.digests[0],
            target_digest=unit.digests[1],
            is_approved=unit.is_approved,
            is_machine=unit.is_machine,
            origin_key=unit.origin_key,
            origin_title=unit.origin_title[:255],
            used_at=unit.used_at,
        )
        for unit in units
    ]
    # Someone else may have the same idea at the same moment.
    Entry.objects.bulk_create(rows, ignore_conflicts=True)
    wanted = {unit.digests for unit in units}
    added = Entry.objects.filter(source_digest__in={source for source, _ in wanted})
    file([entry for entry in added if (entry.source_digest, entry.target_digest) in wanted])


def _renew(entries: Sequence[Entry], units: dict[Digests, Unit]) -> None:
    if not entries:
        return
    Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(used_at=timezone.now())
    promoted = [
        entry.pk
        for entry in entries
        if not entry.is_approved and units[entry.source_digest, entry.target_digest].is_approved
    ]
    if promoted:
        Entry.objects.filter(pk__in=promoted).update(is_approved=True)


def _superseded(present: dict[Digests, Entry], units: dict[Digests, Unit]) -> list[Entry]:
    """What a page said before for a text that it says otherwise now."""
    said = {
        (source, unit.origin_key)
        for (source, _), unit in units.items()
        if unit.is_approved and unit.origin_key
    }
    return [
        entry
        for digests, entry in present.items()
        if digests not in units and (entry.source_digest, entry.origin_key) in said
    ]


def file(entries: Iterable[Entry]) -> None:
    """Files the entries under their pieces; what is filed stays. One query."""
    insert_new(Piece, [(key, entry.pk) for entry in entries for key in _keys(entry)])


def _keys(entry: Entry) -> list[int]:
    return pieces.keys(entry.source, entry.source_language, entry.language)
