"""The links of a segment: `<a id="a1">words</a>`. What the id leads to stands in the source."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed
from hni_site.translation.plain_text import plain

_LINK = re.compile(
    r"""<a(?:\s+id\s*=\s*["']?(?P<id>[^"'\s>]*)["']?)?\s*>(?P<words>.*?)(?:</a\s*>|$)""",
    re.IGNORECASE | re.DOTALL,
)


def links(segment: Segment) -> Iterator[Finding]:
    """The same links, each around some words."""
    source, target = _links(segment.source), _links(segment.target)
    missing = Counter(name for name, _words in source) - Counter(name for name, _words in target)
    added = Counter(name for name, _words in target) - Counter(name for name, _words in source)
    if missing:
        words = [words for name, words in source if name in missing]
        yield blocks(
            Check.LINKS,
            _("The link of “%(words)s” is missing. Put %(tags)s around the same words.")
            % {"words": listed(words), "tags": listed([_tag(name) for name in missing])},
        )
    if added:
        yield blocks(
            Check.LINKS,
            _("%(tags)s is no link of the source. Use the source's links, each once.")
            % {"tags": listed([_tag(name) for name in added])},
        )
    if empty := [name for name, words in target if not words.strip() and name not in added]:
        yield blocks(
            Check.LINKS,
            _("%(tags)s has no words inside. Put the words of the link into it.")
            % {"tags": listed([_tag(name) for name in empty])},
        )


def _links(markup: str) -> list[tuple[str, str]]:
    return [(m["id"] or "", plain(m["words"])) for m in _LINK.finditer(markup)]


def _tag(name: str) -> str:
    return f'<a id="{name}">…</a>' if name else "<a>…</a>"
