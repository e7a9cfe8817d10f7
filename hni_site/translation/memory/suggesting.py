"""What was said before for the same text or one like it, wherever it was said."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.urls import reverse
from rapidfuzz import fuzz
from wagtail.models import Page

from hni_site.translation.memory import pieces
from hni_site.translation.memory.models import Entry, Piece
from hni_site.translation.memory.text import comparable, fitted
from hni_site.translation.memory.units import source_digest

EXACT = 100
TEXTS_AT_ONCE = 200
# Of a piece that half of all texts have, the newest entries are enough: the others are found by
# their other pieces.
ENTRIES_PER_PIECE = 200
CANDIDATES = 30


@dataclass(frozen=True)
class Suggestion:
    target: str
    """Fits the text it is suggested for: it has no link that the text has not."""
    percent: int
    """100: the very same text, markup included. Below: rapidfuzz's ratio of the two, rounded down,
    a tag counted as one character."""
    source: str
    """The text that it was said for."""
    origin_title: str
    """The page or snippet; empty: imported."""
    origin_url: str
    """Where the page is edited in the source language; empty where there is none, or no page."""
    is_approved: bool
    is_machine: bool


def suggestions(
    texts: Sequence[str],
    source_language: str,
    language: str,
    *,
    most: int = 3,
    at_least: int = 70,
) -> dict[str, list[Suggestion]]:
    """Each text → what was said before, best first; three queries for 200 texts.

    Texts are data of wagtail-localize's String, as segments have them.
    """
    found: dict[str, list[tuple[int, Entry]]] = {}
    unique = list(dict.fromkeys(texts))
    for start in range(0, len(unique), TEXTS_AT_ONCE):
        some = unique[start : start + TEXTS_AT_ONCE]
        candidates = _candidates(some, source_language, language)
        for text, entries in zip(some, candidates, strict=True):
            found[text] = _best(text, entries, most, at_least)
    urls = _edit_urls(found, source_language)
    return {
        text: [
            Suggestion(
                target=fitted(entry.target, text),
                percent=percent,
                source=entry.source,
                origin_title=entry.origin_title,
                origin_url=urls.get(entry.origin_key, "") if entry.origin_key else "",
                is_approved=entry.is_approved,
                is_machine=entry.is_machine,
            )
            for percent, entry in best
        ]
        for text, best in found.items()
    }


def _best(text: str, entries: Sequence[Entry], most: int, at_least: int) -> list[tuple[int, Entry]]:
    plain = comparable(text)
    scored = [(_percent(text, plain, entry, at_least), entry) for entry in entries]
    scored = [(percent, entry) for percent, entry in scored if percent >= at_least]
    scored.sort(
        key=lambda one: (one[0], one[1].is_approved, one[1].used_at, one[1].pk), reverse=True
    )
    by_target: dict[str, tuple[int, Entry]] = {}
    for percent, entry in scored:
        by_target.setdefault(entry.target, (percent, entry))
    return list(by_target.values())[:most]


def _percent(text: str, plain: str, entry: Entry, at_least: int) -> int:
    if entry.source == text:
        return EXACT
    ratio = fuzz.ratio(plain, comparable(entry.source), score_cutoff=at_least)
    return min(int(ratio), EXACT - 1)


def _candidates(
    texts: Sequence[str], source_language: str, language: str
) -> Iterator[Sequence[Entry]]:
    """For each text the entries of the very same text, and those that share most pieces."""
    texts_of = defaultdict(list)
    for position, text in enumerate(texts):
        for key in pieces.keys(text, source_language, language):
            texts_of[key].append(position)
    shared: list[Counter[int]] = [Counter() for _ in texts]
    for key, entry_id in _filed_under(list(texts_of)):
        for position in texts_of[key]:
            shared[position][entry_id] += 1
    ids = [_most_shared(counter) for counter in shared]
    digests = [source_digest(text, source_language, language) for text in texts]
    entries = Entry.objects.filter(
        Q(pk__in={pk for some in ids for pk in some}) | Q(source_digest__in=digests)
    )
    by_id, by_digest = {}, defaultdict(list)
    for entry in entries:
        by_id[entry.pk] = entry
        by_digest[entry.source_digest].append(entry)
    for some, digest in zip(ids, digests, strict=True):
        similar = [by_id[pk] for pk in some if pk in by_id]
        same = by_digest.get(digest, [])
        yield [*same, *(entry for entry in similar if entry.source_digest != digest)]


def _most_shared(counter: Counter[int]) -> list[int]:
    """Of those that share as many, the newest: a database gives them in any order."""
    return nlargest(CANDIDATES, counter, key=lambda pk: (counter[pk], pk))


def _filed_under(keys: list[int]) -> list[tuple[int, int]]:
    """Pieces' keys with the newest entries that have them."""
    table = connection.ops.quote_name(Piece._meta.db_table)
    is_postgresql = connection.vendor == "postgresql"
    wanted = "unnest(%s::bigint[]) AS wanted(value)" if is_postgresql else "json_each(%s) AS wanted"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT piece.key, piece.entry_id
            FROM {wanted} JOIN {table} piece
            ON piece.key = wanted.value AND piece.entry_id >= COALESCE(
                (
                    SELECT entry_id FROM {table} newest WHERE newest.key = wanted.value
                    ORDER BY entry_id DESC LIMIT 1 OFFSET {ENTRIES_PER_PIECE - 1}
                ),
                0
            )
            """,  # noqa: S608
            [keys if is_postgresql else json.dumps(keys)],
        )
        found: list[tuple[int, int]] = cursor.fetchall()
        return found


def _edit_urls(found: dict[str, list[tuple[int, Entry]]], source_language: str) -> dict[UUID, str]:
    keys = {entry.origin_key for best in found.values() for _, entry in best if entry.origin_key}
    pages = Page.objects.filter(
        translation_key__in=keys, locale__language_code=source_language
    ).values_list("translation_key", "pk")
    return {key: reverse("wagtailadmin_pages:edit", args=[pk]) for key, pk in pages}
