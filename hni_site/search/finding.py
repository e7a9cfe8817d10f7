"""From a query to the documents that have all of it, best first.

The rarest of the asked words leads: its documents, the best of them at least, are looked through
for the others. So a search grows with what it finds, and no word makes it endless.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from math import ceil
from operator import or_
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Concat

from hni_site.content_store.enums import State
from hni_site.content_store.indexing import IN_TITLE, key_of
from hni_site.content_store.models import ContentItem, Posting, Word
from hni_site.content_store.reading import in_nearest
from hni_site.foundations.folding import GRAM, is_unspaced, terms
from hni_site.search.query import Query
from hni_site.search.spelling import Known, forms, nearest, sharing_pieces

MOST_DOCUMENTS = 2_000  # Of one word in one language that are looked through: those best by it.
MOST_GRAMS = 24
ENOUGH_GRAMS = 0.6  # Of a stretch without spaces, where nothing has all of it.


@dataclass(frozen=True)
class Sought:
    """One thing that a document must have: `needed` of the terms with these keys."""

    keys: tuple[int, ...] = ()
    leading: tuple[int, ...] = ()
    """Those of which every document that is found has one."""
    exact: frozenset[int] = frozenset()
    needed: int = 1
    stretch: str = ""
    """What must stand in the text as it is."""


@dataclass(frozen=True)
class Search:
    """What is looked for, and how it was understood."""

    sought: tuple[Sought, ...] = ()
    phrases: tuple[str, ...] = ()
    marked: frozenset[str] = frozenset()
    """The words to show in what is found."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """Words that stand nowhere → those that are looked for instead."""
    known: tuple[str, ...] = ()
    """The words that stand somewhere."""
    similar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that stand somewhere → others that the reader may have meant."""
    is_possible: bool = True
    counts: "Mapping[int, Commonness]" = field(default_factory=dict)


class Commonness(NamedTuple):
    """How many documents have a term, counted up to `MOST_DOCUMENTS`; the rank of the last one."""

    number: int
    least: int


class _Number(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS found)"
    output_field = IntegerField()


def understand(query: Query, languages: Sequence[str]) -> Search:
    """Which of the site's words are meant. Two queries."""
    short = [word for word in query.words if not _is_stretch(word)]
    sharing = sharing_pieces(short, languages)
    other = {word: _others(word, query, sharing.get(word, [])) for word in short}
    keys = {one.key for some in other.values() for one in some}
    for word in query.words:
        grams = _grams(word) if _is_stretch(word) else [word]
        keys |= {key_of(language, gram) for language in languages for gram in grams}
    counts = _commonness(keys)
    search = Search(phrases=query.phrases, counts=counts, is_possible=bool(query.words))
    for word in query.words:
        if _is_stretch(word):
            search = _with_stretch(search, word, languages)
        else:
            search = _with_word(search, word, languages, sharing.get(word, []), query)
    return search


def _is_stretch(word: str) -> bool:
    """Whether it may hold several words, without spaces: it is found wherever it stands."""
    return is_unspaced(word) and len(word) >= GRAM


def _grams(stretch: str) -> list[str]:
    """Some of its terms, from all over it; the text has the last say."""
    grams = list(dict.fromkeys(term for term in terms(stretch) if len(term) == GRAM))
    return grams[:: ceil(len(grams) / MOST_GRAMS)]


def _others(word: str, query: Query, sharing: Sequence[Known]) -> list[Known]:
    if is_unspaced(word):
        return list(sharing)
    return [*(() if word in query.exactly else forms(word, sharing)), *nearest(word, sharing)]


def _with_word(
    search: Search, word: str, languages: Sequence[str], sharing: Sequence[Known], query: Query
) -> Search:
    own = {key_of(language, word) for language in languages} & search.counts.keys()
    if is_unspaced(word):
        others, near = list(sharing), list[Known]()
    else:
        others = [] if word in query.exactly else forms(word, sharing)
        near = [one for one in nearest(word, sharing) if one not in others]
    if own or others:
        keys = (*own, *(one.key for one in others))
        return replace(
            search,
            sought=(*search.sought, Sought(keys, keys, frozenset(own))),
            marked=search.marked | {word, *(one.text for one in others)},
            known=(*search.known, word),
            similar={**search.similar, word: tuple(dict.fromkeys(one.text for one in near))},
        )
    if not near:
        return replace(search, is_possible=False)
    best = near[0].text
    keys = tuple(one.key for one in near if one.text == best)
    return replace(
        search,
        sought=(*search.sought, Sought(keys, keys)),
        phrases=tuple(_replaced(phrase, word, best) for phrase in search.phrases),
        marked=search.marked | {best},
        meant={**search.meant, word: best},
        similar={**search.similar, word: tuple(dict.fromkeys(one.text for one in near[1:]))},
    )


def _replaced(phrase: str, word: str, other: str) -> str:
    return " ".join(other if part == word else part for part in phrase.split())


def _with_stretch(search: Search, word: str, languages: Sequence[str]) -> Search:
    sought = _stretch(word, languages, search.counts, share=1.0)
    if sought is None:
        return replace(search, is_possible=False)
    return replace(
        search,
        sought=(*search.sought, replace(sought, stretch=word)),
        marked=search.marked | {word},
        known=(*search.known, word),
    )


def _stretch(
    word: str, languages: Sequence[str], counts: Mapping[int, Commonness], share: float
) -> Sought | None:
    """The stretch by its terms, of which documents must have a share; None where none can."""
    grams = _grams(word)
    needed = ceil(share * len(grams))
    keys: list[int] = []
    leading: list[int] = []
    for language in languages:
        there = [key for gram in grams if (key := key_of(language, gram)) in counts]
        if len(there) >= needed:
            keys += there
            # Of these no document can lack all and still have enough of the others.
            there.sort(key=lambda key: counts[key].number)
            leading += there[: len(there) - needed + 1]
    return Sought(tuple(keys), tuple(leading), needed=needed) if keys else None


def more_loosely(search: Search, query: Query, languages: Sequence[str]) -> Search | None:
    """The same with what is like the stretches without spaces; None where there are none.

    Between words without spaces nobody can say which one is wrong.
    """
    stretches = [word for word in query.words if _is_stretch(word)]
    loose = [_stretch(word, languages, search.counts, ENOUGH_GRAMS) for word in stretches]
    others = [one for one in search.sought if not one.stretch]
    if not stretches or None in loose or len(others) + len(loose) < len(query.words):
        return None
    marked = (search.marked - {*stretches}) | {gram for word in stretches for gram in _grams(word)}
    sought = (*others, *(one for one in loose if one))
    return replace(search, sought=sought, phrases=(), marked=frozenset(marked), is_possible=True)


def _commonness(keys: Collection[int]) -> dict[int, Commonness]:
    """Of the terms that some document has. One query that counts no further than it must."""
    having = Posting.objects.filter(word=OuterRef("key"))
    least = having.order_by("-rank").values("rank")[MOST_DOCUMENTS - 1 : MOST_DOCUMENTS]
    rows = Word.objects.filter(key__in=keys).annotate(
        number=_Number(having.values("word")[:MOST_DOCUMENTS]), least=Subquery(least)
    )
    found = rows.values_list("key", "number", "least")
    return {key: Commonness(number, least or 0) for key, number, least in found if number}


def matching(
    search: Search, languages: Sequence[str], only: Q | None = None
) -> QuerySet[ContentItem]:
    """The documents in the first of the languages that has them, best first: by words in the title,
    words exactly as asked, date. `only`: what else is asked of them."""
    if not search.is_possible or not search.sought:
        return ContentItem.objects.none()
    items = ContentItem.objects.filter(
        in_nearest(languages), pk__in=_candidates(search), state=State.LIVE
    )
    if only is not None:
        items = items.filter(only)
    of_item = Posting.objects.filter(item=OuterRef("pk")).order_by().values("item")
    for sought in search.sought:
        having = of_item.filter(word__in=sought.keys).annotate(n=Count("word")).values("n")
        items = items.alias(has=Subquery(having)).filter(has__gte=sought.needed)
        if sought.stretch:
            items = items.filter(search_text__contains=sought.stretch)
    if search.phrases:
        items = items.alias(
            spaced=Concat(Value(" "), F("search_text"), Value(" "), output_field=TextField())
        )
        for phrase in search.phrases:
            space = "" if any(map(is_unspaced, phrase)) else " "
            items = items.filter(spaced__contains=f"{space}{phrase}{space}")
    keys = {key for sought in search.sought for key in sought.keys}
    exact = {key for sought in search.sought for key in sought.exact}
    in_title = Sum(F("rank") / IN_TITLE)
    exactly = Sum(Case(When(word__in=exact, then=1), default=0)) if exact else Value(0)
    day = Max(F("rank") % IN_TITLE)
    score = of_item.filter(word__in=keys).annotate(
        score=(in_title * 1000 + exactly) * IN_TITLE + day
    )
    return items.alias(score=Subquery(score.values("score"))).order_by("-score", "-pk")


def _candidates(search: Search) -> Any:
    """Those of the rarest thing that is sought."""
    counts = search.counts

    def cost(keys: Collection[int]) -> int:
        return sum(counts[key].number for key in keys if key in counts)

    leading = min((sought.leading for sought in search.sought), key=cost)
    common = [key for key in leading if key in counts and counts[key].least]
    wanted = [Q(word__in=[key for key in leading if key not in common])]
    wanted += [Q(word=key, rank__gte=counts[key].least) for key in common]
    return Posting.objects.filter(reduce(or_, wanted)).values("item")
