"""All checks of a segment."""

from collections.abc import Callable, Iterator, Sequence

from hni_site.translation.checks.addresses import addresses
from hni_site.translation.checks.direction import direction
from hni_site.translation.checks.glossary import glossary
from hni_site.translation.checks.length import length, max_length
from hni_site.translation.checks.links import links
from hni_site.translation.checks.markup import emphasis, markup
from hni_site.translation.checks.months import dates
from hni_site.translation.checks.numbers import numbers
from hni_site.translation.checks.placeholders import placeholders
from hni_site.translation.checks.punctuation import final_punctuation, punctuation
from hni_site.translation.checks.segment import Finding, Segment
from hni_site.translation.checks.untranslated import empty, untranslated
from hni_site.translation.glossary.terms import Term

CHECKS: tuple[Callable[[Segment], Iterator[Finding]], ...] = (
    max_length,
    emphasis,
    links,
    addresses,
    placeholders,
    numbers,
    dates,
    length,
    punctuation,
    final_punctuation,
    direction,
)
TERM_CHECKS: tuple[Callable[[Segment, Sequence[Term]], Iterator[Finding]], ...] = (
    glossary,
    untranslated,
)


def check(segment: Segment, terms: Sequence[Term] = ()) -> list[Finding]:
    """All that is wrong with a segment's translation; what blocks, first.

    `terms` are those between its two languages (`glossary.reading.terms_between`). No database.
    """
    if findings := list(empty(segment)):
        return findings
    if segment.field_name == "slug":  # An address: its words are nobody's sentence.
        return list(max_length(segment))
    if broken := list(markup(segment)):  # What is text, and what is markup, is not known then.
        return broken
    findings += [finding for one in CHECKS for finding in one(segment)]
    findings += [finding for one in TERM_CHECKS for finding in one(segment, terms)]
    return sorted(findings, key=lambda finding: not finding.blocks)
