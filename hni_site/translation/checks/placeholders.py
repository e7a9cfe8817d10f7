"""Places in a text that a program fills in: `%(name)s`, `%s`, `{name}`, `{{ name }}`."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed

PLACEHOLDER = re.compile(
    r"%\([A-Za-z_]\w*\)[sdif]"
    r"|(?<![\d%])%[sd](?![A-Za-z])"
    r"|\{\{\s*[A-Za-z_][\w.|]*\s*\}\}"
    r"|(?<!\{)\{(?:[A-Za-z_][\w.]*|\d*)\}",
    re.ASCII,
)


def placeholders(segment: Segment) -> Iterator[Finding]:
    """The same placeholders, each as often."""
    source = Counter(PLACEHOLDER.findall(segment.source_text))
    target = Counter(PLACEHOLDER.findall(segment.target_text))
    if lost := list((source - target).elements()):
        yield blocks(
            Check.PLACEHOLDERS,
            _("%(lost)s is missing. Copy it from the source: a value is put there.")
            % {"lost": listed(lost)},
        )
    if added := list((target - source).elements()):
        yield blocks(
            Check.PLACEHOLDERS,
            _("%(added)s is not in the source. Take it out: nothing would be put there.")
            % {"added": listed(added)},
        )
