"""The glossary in the database ⇄ rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from wagtail.log_actions import log
from wagtail.search.backends import get_search_backend

from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation
from hni_site.translation.glossary.rows import Row

Key = tuple[str, str]
"""A term's language and words."""

_OF_TERM = ("note", "keep_as_is", "case_sensitive")


class Outcome(NamedTuple):
    added: int
    changed: int
    unchanged: int


def export_rows() -> Iterator[Row]:
    """All there is: a row for each translation, and one for a term without any."""
    for term in GlossaryTerm.objects.prefetch_related("translations"):
        about = (term.language, term.term, term.note, term.keep_as_is, term.case_sensitive)
        translations = term.translations.all()
        for row in translations:
            yield Row(*about, row.language, row.translation, row.forbidden_variants)
        if not translations:
            yield Row(*about)


@transaction.atomic
def import_rows(rows: Sequence[Row], user: Any) -> Outcome:
    """Adds and changes terms and translations; deletes none. All rows or none are taken over."""
    by_term: dict[Key, list[Row]] = {}
    for row in rows:
        by_term.setdefault((row.language, row.term), []).append(row)
    languages = {language for language, _term in by_term}
    stored = {
        (term.language, term.term): term
        for term in GlossaryTerm.objects.select_for_update().filter(language__in=languages)
    }
    added = [
        _settled(GlossaryTerm(language=key[0], term=key[1]), of_term)[0]
        for key, of_term in by_term.items()
        if key not in stored
    ]
    changed = {
        term.pk: term
        for key, of_term in by_term.items()
        if key in stored
        for term, is_changed in [_settled(stored[key], of_term)]
        if is_changed
    }
    GlossaryTerm.objects.bulk_create(added)
    GlossaryTerm.objects.bulk_update(changed.values(), _OF_TERM, batch_size=200)
    terms = stored | {(term.language, term.term): term for term in added}
    touched = _store_translations(by_term, terms)
    for key, term in terms.items():
        if key in by_term and term.pk in touched:
            changed[term.pk] = term
    edited = [term for term in changed.values() if term not in added]
    _record(added, edited, user)
    return Outcome(len(added), len(edited), len(by_term) - len(added) - len(edited))


def _settled(term: GlossaryTerm, rows: Sequence[Row]) -> tuple[GlossaryTerm, bool]:
    """The term as its rows say, and whether that is a change."""
    before = [getattr(term, name) for name in _OF_TERM]
    for row in rows:
        for name in _OF_TERM:
            value = getattr(row, name)
            if value is not None:
                setattr(term, name, value)
    return term, before != [getattr(term, name) for name in _OF_TERM]


def _store_translations(by_term: dict[Key, list[Row]], terms: dict[Key, GlossaryTerm]) -> set[int]:
    """Ids of the terms of which a translation was added or changed."""
    stored = {
        (translation.term_id, translation.language): translation
        for translation in GlossaryTranslation.objects.filter(
            term__language__in={language for language, _term in by_term}
        )
    }
    new, changed = [], []
    for key, rows in by_term.items():
        for row in rows:
            forbidden = "\n".join(row.forbidden)
            there = stored.get((terms[key].pk, row.into))
            if there is None and row.into:
                about = {"translation": row.translation, "forbidden": forbidden}
                new.append(GlossaryTranslation(term=terms[key], language=row.into, **about))
            elif there and (there.translation, there.forbidden) != (row.translation, forbidden):
                there.translation, there.forbidden = row.translation, forbidden
                changed.append(there)
    GlossaryTranslation.objects.bulk_create(new)
    GlossaryTranslation.objects.bulk_update(changed, ["translation", "forbidden"], batch_size=200)
    return {translation.term_id for translation in [*new, *changed]}


def _record(added: Sequence[GlossaryTerm], edited: Sequence[GlossaryTerm], user: Any) -> None:
    """In each term's history, and for the search in the listing."""
    for term in added:
        log(term, "wagtail.create", user=user)
    for term in edited:
        log(term, "wagtail.edit", user=user)
    pks = [term.pk for term in [*added, *edited]]
    if pks:
        terms = GlossaryTerm.objects.filter(pk__in=pks).prefetch_related("translations")
        get_search_backend().add_bulk(GlossaryTerm, list(terms))
