"""The tags inside a segment."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed, warns
from hni_site.translation.plain_text import TAG

# What wagtail-localize takes in a segment (wagtail_localize.strings.INLINE_TAGS).
ALLOWED = frozenset({"a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br"})
VOID = frozenset({"br"})
_HALF_A_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?(?=<|$)")
_LINK_ID = re.compile(r"""\sid\s*=\s*["']?[^"'\s>]+["']?\s*""")


def markup(segment: Segment) -> Iterator[Finding]:
    """Every tag that is opened is closed, in the right order, and is one that may stand there."""
    target = segment.target
    if half := [match[0] for match in _HALF_A_TAG.finditer(target) if match[0]]:
        yield _broken(_("The tag %(tags)s is not complete. Copy it from the source."), half)
        return
    unknown = [m[0] for m in TAG.finditer(target) if not _is_allowed(m)]
    if unknown:
        yield _broken(_("%(tags)s may not stand here. Use the tags of the source only."), unknown)
    elif wrong := _unbalanced(target):
        yield _broken(
            _("%(tags)s has no counterpart. Open and close each tag, as in the source."), wrong
        )


def emphasis(segment: Segment) -> Iterator[Finding]:
    """As many words in bold or italics, and as many line breaks."""
    source, target = _opened(segment.source), _opened(segment.target)
    if lost := list((source - target).elements()):
        yield warns(
            Check.EMPHASIS,
            _("%(tags)s of the source is missing. Set the same words in it.")
            % {"tags": listed([f"<{tag}>" for tag in lost])},
        )
    if added := list((target - source).elements()):
        yield warns(
            Check.EMPHASIS,
            _("%(tags)s is not in the source. Take it out.")
            % {"tags": listed([f"<{tag}>" for tag in added])},
        )


def _is_allowed(match: re.Match[str]) -> bool:
    closes, name, rest = match[1], match[2].lower(), match[3].rstrip("/")
    if name not in ALLOWED:
        return False
    return not rest.strip() or (name == "a" and not closes and bool(_LINK_ID.fullmatch(rest)))


def _unbalanced(markup: str) -> list[str]:
    """The first tag without a counterpart."""
    opened: list[str] = []
    for match in TAG.finditer(markup):
        name = match[2].lower()
        if name in VOID or match[3].endswith("/"):
            continue
        if not match[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return [match[0]]
    return [f"<{opened[-1]}>"] if opened else []


_SAME = {"strong": "b", "em": "i"}


def _opened(markup: str) -> Counter[str]:
    names = (m[2].lower() for m in TAG.finditer(markup) if not m[1])
    return Counter(_SAME.get(name, name) for name in names if name != "a")


def _broken(sentence: str, tags: list[str]) -> Finding:
    return blocks(Check.MARKUP, sentence % {"tags": listed(tags)})
