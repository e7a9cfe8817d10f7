"""What the glossary says about a pair of languages."""

from collections.abc import Sequence

from django.db.models import Q

from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation
from hni_site.translation.glossary.terms import Glossary, Term


def terms_between(source: str, target: str) -> Glossary:
    """The terms to be minded when translating between two languages, in two queries.

    Those of the source language that have a translation or a forbidden variant in the target
    language, and, whatever their language, those that are kept as they are. A translation given
    for a language goes before keeping. What is said for `es` also holds for `es-ar`.
    """
    translations = {
        row.term_id: row
        for row in GlossaryTranslation.objects.filter(language__in=_codes(target)).order_by(
            "language"  # The region's own word comes last, and wins.
        )
    }
    terms = GlossaryTerm.objects.filter(Q(language__in=_codes(source)) | Q(keep_as_is=True))
    return Glossary(
        _term(term, translations.get(term.pk))
        for term in terms.order_by("term", "language")
        if term.pk in translations or term.keep_as_is
    )


def kept_terms(source: str, target: str) -> list[str]:
    """What a machine gives back as it was sent."""
    return [term.term for term in terms_between(source, target) if term.keep_as_is]


def _term(term: GlossaryTerm, row: GlossaryTranslation | None) -> Term:
    translation = row.translation if row else ""
    return Term(
        term=term.term,
        translation=translation,
        note=term.note,
        forbidden=row.forbidden_variants if row else (),
        keep_as_is=term.keep_as_is and not translation,
        case_sensitive=term.case_sensitive,
    )


def _codes(language: str) -> Sequence[str]:
    """`es-ar` and `es`."""
    return list(dict.fromkeys([language.split("-")[0], language]))
