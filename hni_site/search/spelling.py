"""The site's own words that are like those a reader asks for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from rapidfuzz.distance import OSA

from hni_site.content_store.indexing import piece_keys
from hni_site.content_store.models import Word, WordPiece
from hni_site.foundations import pieces
from hni_site.foundations.bulk import parameter, wanted
from hni_site.foundations.folding import is_unspaced

# Of a word's pieces so many must be shared: one wrong letter spoils three of them.
SHARED = 0.4
MOST_ROWS = 2_000
MOST_FORMS = 5
MOST_SIMILAR = 3
SHORTEST_STEM = 4
LONGEST_ENDING = 3


class Known(NamedTuple):
    """A word of the site's."""

    key: int
    language: str
    text: str


def sharing_pieces(words: Sequence[str], languages: Sequence[str]) -> dict[str, list[Known]]:
    """Each word → those of the site that share enough of its pieces, itself among them. One query.

    For one or two letters of a script without spaces it is what begins so.
    """
    rows = []
    for number, word in enumerate(words):
        for language in languages:
            if is_unspaced(word):
                keys, least = pieces.keys({word}, among=language), 1
            else:
                keys = piece_keys(language, word)
                least = max(2, round(SHARED * len(keys)))
            rows += [(number, key, least) for key in keys]
    found = defaultdict(list)
    for number, key, language, text in _sharing(rows) if rows else ():
        found[words[number]].append(Known(key, language, text))
    return found


def _sharing(rows: list[tuple[int, int, int]]) -> list[tuple[int, int, str, str]]:
    word, piece = (connection.ops.quote_name(m._meta.db_table) for m in (Word, WordPiece))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT shared.number, word.key, word.language, word.text
            FROM (
                SELECT wanted.number AS number, piece.word AS word
                FROM {wanted(("number", "key", "least"))}
                JOIN {piece} piece ON piece.key = wanted.key
                GROUP BY wanted.number, piece.word HAVING COUNT(*) >= MIN(wanted.least)
                ORDER BY COUNT(*) DESC, piece.word LIMIT {MOST_ROWS}
            ) shared JOIN {word} word ON word.key = shared.word
            """,  # noqa: S608
            [parameter(rows)],
        )
        found: list[tuple[int, int, str, str]] = cursor.fetchall()
        return found


def forms(word: str, known: Iterable[Known]) -> list[Known]:
    """Those that are the word with another ending, such as workers for worker; a few per language,
    the nearest first."""
    found = [one for one in known if one.text != word and _same_stem(*sorted((one.text, word)))]
    found.sort(key=lambda one: (abs(len(one.text) - len(word)), one.text))
    taken: dict[str, list[Known]] = defaultdict(list)
    for one in found:
        taken[one.language].append(one)
    return [one for some in taken.values() for one in some[:MOST_FORMS]]


def _same_stem(shorter: str, longer: str) -> bool:
    return (
        len(shorter) >= SHORTEST_STEM
        and longer.startswith(shorter)
        and len(longer) - len(shorter) <= LONGEST_ENDING
        and not shorter.isdigit()
    )


def nearest(word: str, known: Iterable[Known]) -> list[Known]:
    """Those that the reader may have meant, best first: a letter or two wrong, by optimal string
    alignment, so two that changed places count as one. Figures are what they are."""
    allowed = 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
    if word.isdigit() or len(word) < 3:
        return []
    far = ((OSA.distance(word, one.text, score_cutoff=allowed), one) for one in known)
    near = sorted(
        (distance, one.text[:1] != word[:1], abs(len(one.text) - len(word)), one.text, one)
        for distance, one in far
        if 0 < distance <= allowed
    )
    texts = list(dict.fromkeys(one.text for *_rest, one in near))[:MOST_SIMILAR]
    return [one for *_rest, one in near if one.text in texts]
