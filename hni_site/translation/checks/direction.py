"""Text that runs in both directions: what the browser would show in the wrong order.

By the Unicode Bidirectional Algorithm (UAX #9): a sign without a direction of its own, at the edge
of a Latin run in right-to-left text, goes to its other side, as do the groups of a phone number.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.languages import RIGHT_TO_LEFT
from hni_site.translation.checks.addresses import PHONE
from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, listed, warns

_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_OVERRIDES = "\u202d\u202e"
_LEFT_TO_RIGHT = "\u202a\u202d\u2066\u2068\u200e"
_TAGGED = re.compile(r"(?<![\w&/])[#@][A-Za-z]\w*", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*/(?=\s|$)")


def direction(segment: Segment) -> Iterator[Finding]:
    """Marks that open are closed; signs and numbers stay on their side."""
    text = segment.target_text
    if not _is_balanced(text):
        yield warns(
            Check.DIRECTION,
            _("A direction mark is opened and not closed, or closed twice. Type this place anew."),
        )
    elif set(text) & set(_OVERRIDES) - set(segment.source_text):
        yield warns(
            Check.DIRECTION,
            _("A mark forces letters into one direction. Take it out: letters have their own."),
        )
    if segment.base in RIGHT_TO_LEFT and (astray := _astray(text)):
        yield warns(
            Check.DIRECTION,
            _("%(words)s would be shown in the wrong order. Set a left-to-right mark before it.")
            % {"words": listed(astray)},
        )


def _is_balanced(text: str) -> bool:
    opened: list[str] = []
    for char in text:
        if char in _EMBEDDINGS:
            opened.append(_POP)
        elif char in _ISOLATES:
            opened.append(_POP_ISOLATE)
        elif char in (_POP, _POP_ISOLATE) and (not opened or opened.pop() != char):
            return False
    return not opened


def _astray(text: str) -> list[str]:
    digits = ascii_digits(text)  # As long as the text itself.
    found = [m[0] for m in PHONE.finditer(digits) if not _follows_left_to_right(text, m.start())]
    found += [m[0] for m in _TAGGED.finditer(text) if not _follows_left_to_right(text, m.start())]
    found += [m[0] for m in _ADDRESS.finditer(text) if not _precedes_left_to_right(text, m.end())]
    return found


def _follows_left_to_right(text: str, position: int) -> bool:
    """Whether what stands before makes a sign without direction run left to right."""
    for char in reversed(text[:position]):
        if char in _LEFT_TO_RIGHT:
            return True
        if unicodedata.bidirectional(char) in ("L", "R", "AL", "PDI", "PDF", "RLI", "RLE", "B"):
            return unicodedata.bidirectional(char) == "L"
    return False


def _precedes_left_to_right(text: str, position: int) -> bool:
    for char in text[position:]:
        if char in "\u200e\u2069\u202c":
            return True
        if unicodedata.bidirectional(char) in ("L", "R", "AL", "B"):
            return unicodedata.bidirectional(char) == "L"
    return False
