"""The words of the live documents, written with their rows: what the website's search asks.

A word is a row for each document that has it, in an index by the word. So a search looks at what it
finds, however many documents there are. Words are there once for each language, filed under their
pieces: who writes a word otherwise finds those that share most of its pieces.
"""

import datetime
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem, Posting, Word, WordPiece
from hni_site.foundations import pieces
from hni_site.foundations.bulk import delete_each, insert_new
from hni_site.foundations.filters import ApiFilter, FilterKind
from hni_site.foundations.folding import folded, is_unspaced, terms, tokens
from hni_site.foundations.text import words_of

IN_TITLE = 1 << 20  # Above every day's number.
BATCH = 500

Row = tuple[int, int, int]


def key_of(language: str, term: str) -> int:
    """Names a term of a language; wide enough that no two share one."""
    digest = hashlib.blake2b(f"{language}\0{term}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def piece_keys(language: str, term: str) -> list[int]:
    """Under what a term is filed: three letters at each place, its beginning and end marked.

    Three letters without spaces are filed under how they begin, for shorter ones.
    """
    if is_unspaced(term):
        found = {term[:1], term[:2]}
    else:
        padded = f"  {term} "
        found = {padded[start : start + 3] for start in range(len(padded) - 2)}
    return pieces.keys(found, among=language)


def day_of(page_type: str, document: Mapping[str, Any]) -> datetime.date | None:
    """The date that a document is known by: the first by which its type can be filtered."""
    filters: list[ApiFilter] = apps.get_model(page_type).api_filters
    dates = (one for one in filters if one.kind is FilterKind.DATE)
    values = (value for one in dates for value in one.values(document))
    first = next(values, "")
    return datetime.date.fromisoformat(first[:10]) if first else None


def rows_of(item: ContentItem) -> dict[int, tuple[str, int]]:
    """What is filed of a live row: each word's key → the word, and the document's rank with it."""
    day = day_of(item.type, json.loads(item.document)) or (
        item.first_published_at.date() if item.first_published_at else None
    )
    rank = day.toordinal() if day else 0
    in_title = set(tokens(folded(item.title)))
    found: dict[int, tuple[str, int]] = {}
    for token in sorted({*tokens(item.search_text), *in_title}):
        for term in terms(token):
            key = key_of(item.locale, term)
            if token in in_title:
                found[key] = (term, rank + IN_TITLE)
            else:
                found.setdefault(key, (term, rank))
    return found


def index(items: Sequence[ContentItem]) -> None:
    """Files the words of these rows, in the place of what is filed; of a tombstone none.

    In a few statements however many. Under the log's lock.
    """
    ids = [item.pk for item in items]
    had = set[Row](Posting.objects.filter(item__in=ids).values_list("item_id", "word", "rank"))
    has: set[Row] = set()
    words: dict[int, tuple[str, str]] = {}
    for item in items:
        if item.state == State.LIVE:
            for key, (term, rank) in rows_of(item).items():
                has.add((item.pk, key, rank))
                words[key] = (item.locale, term)
    delete_each(Posting, [(item_id, key) for item_id, key, _rank in had - has])
    insert_new(Posting, sorted(has - had))
    _add_words(words)
    _forget_unused({key for _item, key, _rank in had} - words.keys())


def _add_words(words: Mapping[int, tuple[str, str]]) -> None:
    known = {
        key
        for some in _some(words.keys())
        for key in Word.objects.filter(key__in=some).values_list("key", flat=True)
    }
    new = {key: words[key] for key in words.keys() - known}
    insert_new(Word, [(key, *word) for key, word in new.items()])
    filed = [(piece, key) for key, word in new.items() for piece in piece_keys(*word)]
    insert_new(WordPiece, sorted(filed))


def _forget_unused(keys: Collection[int]) -> None:
    """Forgets those of the words that no document has any more: nobody is to be told of them."""
    for some in _some(keys):
        unused = list(_without_documents().filter(key__in=some))
        filed = [(piece, w.key) for w in unused for piece in piece_keys(w.language, w.text)]
        delete_each(WordPiece, filed)
        Word.objects.filter(key__in=[word.key for word in unused]).delete()


def _some(keys: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))


def _without_documents() -> Any:
    return Word.objects.exclude(Exists(Posting.objects.filter(word=OuterRef("key"))))


# --- The whole index ------------------------------------------------------------------------------


def is_filed(item: ContentItem) -> bool:
    """Whether what is filed of a row is right."""
    expected = {(key, rank) for key, (_term, rank) in rows_of(item).items()}
    return expected == set(Posting.objects.filter(item=item).values_list("word", "rank"))


def wrong_words() -> tuple[int, int]:
    """How many words no document has, and how many are in documents but not among the words."""
    unknown = Posting.objects.exclude(Exists(Word.objects.filter(key=OuterRef("word"))))
    return _without_documents().count(), unknown.values("word").distinct().count()


def mend_words() -> None:
    """Forgets words that no document has. Under the log's lock."""
    _forget_unused(list(_without_documents().values_list("key", flat=True)))


def index_missing() -> None:
    """Files the words of live rows of which none are filed, such as after an update of the site.

    Their texts are taken from their documents again: how they are compared may have changed.
    """
    live = ContentItem.objects.filter(state=State.LIVE)
    missing = live.exclude(Exists(Posting.objects.filter(item=OuterRef("pk"))))
    ids = list(missing.values_list("pk", flat=True))
    for some in _some(ids):
        items = list(live.filter(pk__in=some))
        for item in items:
            item.search_text = words_of(json.loads(item.document))
        ContentItem.objects.bulk_update(items, ["search_text"])
        index(items)
