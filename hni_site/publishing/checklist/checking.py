"""A page's text against the checklist: what is to be mended, and what refuses it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.sign_off import kind_of
from hni_site.publishing.checklist.facts import Facts
from hni_site.publishing.checklist.rules import RULES, Flaw, Rule
from hni_site.publishing.enums import Severity


@dataclass(frozen=True)
class Finding:
    rule: Rule
    flaw: Flaw
    field: str
    """The form's field in which it is mended; empty where it is about the whole page."""

    label: str
    """That field's name, for editors."""

    @property
    def blocks(self) -> bool:
        return self.rule.severity == Severity.BLOCKS


class Incomplete(CannotBePublic):
    """The text lacks what no text may lack; the message says what, and how to mend it."""


def check(
    page: Any, *, facts: Facts | None = None, severities: Sequence[Severity] = tuple(Severity)
) -> list[Finding]:
    """What the rules find in the page's text as it is in memory; what blocks, first."""
    facts = facts or Facts(page)
    return [
        Finding(rule, flaw, field := flaw.place.partition(".")[0], _label(page, field))
        for severity in Severity
        if severity in severities
        for rule in RULES
        if rule.severity == severity and (rule.kinds is None or kind_of(page) in rule.kinds)
        for flaw in rule.find(getattr(facts, rule.looks_at))
    ]


def demand_complete(page: Any) -> None:
    """Incomplete where a rule that blocks finds something in the page's text."""
    findings = check(page, severities=[Severity.BLOCKS])
    if findings:
        sentences = (f"{finding.flaw.text} {finding.rule.mend}" for finding in findings)
        fields = {finding.field for finding in findings}
        raise Incomplete(
            f"{_('Not yet ready for others:')} {' '.join(sentences)}",
            fields.pop() if len(fields) == 1 else "",
        )


def _label(page: Any, name: str) -> str:
    """What the editor's form calls the field, or the rows beside the page."""
    field = next((field for field in page._meta.fields if field.name == name), None)
    if field is not None:
        return str(capfirst(field.verbose_name))
    panels = _panels(page.get_edit_handler())
    headings = (panel.heading for panel in panels if getattr(panel, "relation_name", "") == name)
    return str(next(headings, name))


def _panels(panel: Any) -> Iterator[Any]:
    yield panel
    for child in getattr(panel, "children", ()):
        yield from _panels(child)
