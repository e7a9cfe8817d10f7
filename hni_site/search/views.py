"""`/<language>/search/?q=…&type=…&year=…&page=…`: results, or how to go on without any."""

import datetime
import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from hni_site.content_store.enums import State
from hni_site.content_store.indexing import day_of
from hni_site.content_store.models import ContentItem
from hni_site.content_store.reading import facets, newest_first, shown_at
from hni_site.foundations.listing import Address, paginate
from hni_site.foundations.news import news_types
from hni_site.foundations.text import texts_of
from hni_site.search.choices import kinds, name_of, years
from hni_site.search.finding import Search, matching, more_loosely, understand
from hni_site.search.query import cleaned, parse, with_other
from hni_site.search.snippets import Part, marked, snippet
from hni_site.translation.fallback.chains import chain_of
from hni_site.translation.fallback.reading import fallbacks

NAMES = ("q", "type", "year", "page")
MOST_SUGGESTIONS = 5
LATEST = 3


class Result(NamedTuple):
    title: list[Part]
    path: str
    kind: str
    day: datetime.date | None
    text: list[Part]
    language: str
    """Where it is not the reader's."""


class Suggestion(NamedTuple):
    """Another search."""

    text: str
    path: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    language = translation.get_language()
    said = fallbacks()
    if language not in said.languages:
        raise Http404("The site has no such language.")
    languages = chain_of(language, said)
    query = {name: request.GET.get(name, "") for name in NAMES}
    address = Address(request.path, "", {**query, "q": cleaned(query["q"])}, NAMES)
    context = {
        "asked": address.asked.get("q", ""),
        "kept": _kept(address),
        # A kind that one language has may be unknown in another: only the words are taken along.
        "in_every_language": address.with_(type="", year="", page=""),
    }
    if context["asked"]:
        context |= _answer(request, address, languages)
    return render(request, "pages/search.html", context)


def _kept(address: Address) -> list[tuple[str, str]]:
    """What the form keeps when another word is typed."""
    return [(name, address.asked[name]) for name in ("type", "year") if name in address.asked]


def _answer(request: HttpRequest, address: Address, languages: Sequence[str]) -> dict[str, Any]:
    asked, kind = address.asked["q"], address.asked.get("type", "")
    known_kinds = kinds(languages)
    types = address.narrowing("type", known_kinds.options)
    # A year belongs to its kind: with another one it is left out.
    types = types._replace(
        choices=[
            choice._replace(url=address.with_(type=choice.value, year="", page=""))
            for choice in types.choices
        ],
        all_url=address.with_(type="", year="", page=""),
    )
    of_kind = years(known_kinds.labels.get(kind, ""), languages)
    narrowed_years = address.narrowing("year", [(year, year) for year in of_kind])
    query = parse(asked)
    looked_for = understand(query, languages)
    only = known_kinds.only(kind, address.asked.get("year", ""))
    found = matching(looked_for, languages, only)
    loose = more_loosely(looked_for, query, languages)
    if loose and not found.exists():
        looked_for, found = loose, matching(loose, languages, only)
    results: Any = paginate(found.values_list("pk", flat=True), request)
    is_empty = not len(results)
    results.items = _results(results.items, looked_for.marked, languages[0])
    return {
        "results": results,
        "is_near": bool(loose and looked_for is loose),
        "types": types,
        "years": narrowed_years,
        "is_narrowed": bool(kind),
        "without_filters": address.with_(type="", year="", page=""),
        "meant": _meant(address, looked_for),
        "similar": _similar(address, looked_for) if is_empty and looked_for.is_possible else [],
        "fewer": _fewer(address, looked_for, len(query.words)) if is_empty else [],
        "latest": _latest(languages) if is_empty else [],
    }


def _results(page_ids: Sequence[int], wanted: Collection[str], language: str) -> list[Result]:
    """The documents in this order. One query."""
    columns = ("type", "locale", "url_path", "title", "document")
    rows = ContentItem.objects.filter(state=State.LIVE).only(*columns).in_bulk(page_ids)
    return [_result(rows[pk], wanted, language) for pk in page_ids if pk in rows]


def _result(row: ContentItem, wanted: Collection[str], language: str) -> Result:
    document = json.loads(row.document)
    text = snippet(texts_of(document), wanted) if wanted else []
    return Result(
        title=marked(row.title, wanted),
        path=shown_at(row, language),
        kind=name_of(row.type),
        day=day_of(row.type, document),
        text=text or [Part(document["summary"], False)],
        language="" if row.locale == language else row.locale,
    )


# --- Where nothing, or something else, was found --------------------------------------------------


def _meant(address: Address, looked_for: Search) -> Suggestion | None:
    """The question as it was understood, where words of it stand nowhere."""
    asked = address.asked["q"]
    for word, other in looked_for.meant.items():
        asked = with_other(asked, word, other)
    return Suggestion(asked, address.with_(q=asked, page="")) if looked_for.meant else None


def _similar(address: Address, looked_for: Search) -> list[Suggestion]:
    """The question with one of its words written otherwise."""
    asked = address.asked["q"]
    others = [
        with_other(asked, word, other)
        for word, some in looked_for.similar.items()
        for other in some
    ]
    return _suggestions(address, others)


def _fewer(address: Address, looked_for: Search, number: int) -> list[Suggestion]:
    """Each word that stands somewhere alone."""
    return _suggestions(address, looked_for.known if number > 1 else ())


def _suggestions(address: Address, others: Sequence[str]) -> list[Suggestion]:
    some = list(dict.fromkeys(others))[:MOST_SUGGESTIONS]
    return [Suggestion(other, address.with_(q=other, type="", year="", page="")) for other in some]


def _latest(languages: Sequence[str]) -> list[Result]:
    """The newest of the news. Two queries for each type of it."""
    found: list[Result] = []
    for label, news in news_types().items():
        ids = list(newest_first(facets(label, languages, news.date))[:LATEST])
        found += _results(ids, (), languages[0])
    return found
