"""A translation, checked in one line."""

from collections.abc import Callable, Iterator, Sequence

from hni_site.publishing.enums import Severity
from hni_site.translation.checks.checking import check
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment
from hni_site.translation.glossary.terms import Term


def found(
    one: Callable[[Segment], Iterator[Finding]],
    source: str,
    target: str,
    language: str = "es",
    source_language: str = "en",
    field: str = "body.text",
    max_length: int | None = None,
) -> list[Severity]:
    """The severities of what one check finds."""
    segment = Segment(source, target, source_language, language, field, max_length)
    return [finding.severity for finding in one(segment)]


def checks(
    source: str, target: str, language: str = "es", terms: Sequence[Term] = (), field: str = "text"
) -> list[Check]:
    """Which checks find something, all of them run."""
    segment = Segment(source, target, "en", language, field)
    return [Check(finding.check) for finding in check(segment, terms)]
