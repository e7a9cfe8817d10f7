"""How long a translation may be."""

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, warns

HEADLINES = frozenset(
    {"title", "draft_title", "seo_title", "kicker", "heading", "headline", "label"}
)
SHORT = 60  # A headline of so many characters has its two lines on a phone in any language.
MORE = 1.6  # Translations of short texts are often longer by a third; hardly ever by this factor.


def max_length(segment: Segment) -> Iterator[Finding]:
    """No longer than the field holds."""
    limit, length = segment.max_length, len(segment.target_text)
    if limit and length > limit:
        yield blocks(
            Check.MAX_LENGTH,
            _("It is %(length)d characters long, the field holds %(limit)d. Shorten it.")
            % {"length": length, "limit": limit},
        )


def length(segment: Segment) -> Iterator[Finding]:
    """A headline stays a headline."""
    if not HEADLINES & set(segment.field.split(".")):
        return
    source, target = width(segment.source_text), width(segment.target_text)
    allowed = max(SHORT, round(source * MORE))
    if target > allowed:
        yield warns(
            Check.LENGTH,
            _("This headline is %(length)d characters long, the source's %(source)d. Shorten it.")
            % {"length": target, "source": source},
        )


def width(text: str) -> int:
    """Characters that take room: marks above and below others do not."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)
