"""What stands beside a segment: what was said before, terms of the glossary, what checks find."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_localize.models import Translation

from hni_site.translation.checks.checking import check
from hni_site.translation.checks.segment import Finding, Segment
from hni_site.translation.desk.models import Question
from hni_site.translation.desk.questions import by_place
from hni_site.translation.desk.segments import Row
from hni_site.translation.glossary.reading import terms_between
from hni_site.translation.glossary.terms import Term, found_in
from hni_site.translation.memory.suggesting import Suggestion, suggestions
from hni_site.translation.review.models import Overrule


@dataclass(frozen=True)
class Found:
    finding: Finding
    overruled: Overrule | None


@dataclass(frozen=True)
class Helped:
    """A row with all that helps to write it."""

    row: Row
    suggestions: list[Suggestion]
    terms: list[Term]
    findings: list[Found]
    questions: Sequence[Question]


def help_for(
    rows: Sequence[Row], source_language: str, language: str, translation: Translation
) -> list[Helped]:
    """Seven queries, however many rows."""
    terms = terms_between(source_language, language)
    open_texts = [row.source for row in rows if not row.text or row.changed]
    known = suggestions(open_texts, source_language, language) if open_texts else {}
    overrules = overrules_of(translation)
    asked = by_place(translation)
    return [
        Helped(
            row,
            [one for one in known.get(row.source, []) if one.target != row.text],
            found_in(row.source, terms),
            found_faults(row, source_language, language, terms, overrules) if row.text else [],
            asked.get(row.place, ()),
        )
        for row in rows
    ]


def found_faults(
    row: Row,
    source_language: str,
    language: str,
    terms: Sequence[Term],
    overrules: dict[tuple[str, str], Overrule],
) -> list[Found]:
    segment = Segment(row.source, row.text, source_language, language, row.place, row.max_length)
    return [
        Found(finding, _in_force(overrules.get((row.place, finding.check)), row))
        for finding in check(segment, terms)
    ]


def overrules_of(translation: Translation) -> dict[tuple[str, str], Overrule]:
    """(Place, check) → what a reviewer said about it. One query."""
    rows = Overrule.objects.filter(translation=translation).select_related("by")
    return {(row.place, row.check_name): row for row in rows}


def _in_force(overrule: Overrule | None, row: Row) -> Overrule | None:
    """It was said of that text only."""
    return overrule if overrule and overrule.text == row.text else None


def blocking(rows: Sequence[Row], translation: Translation) -> list[tuple[Row, Finding]]:
    """What keeps the translation from being approved. Three queries."""
    source = translation.source.locale.language_code
    target = translation.target_locale.language_code
    terms = terms_between(source, target)
    overrules = overrules_of(translation)
    return [
        (row, found.finding)
        for row in rows
        for found in found_faults(row, source, target, terms, overrules)
        if found.finding.blocks and found.overruled is None
    ]
