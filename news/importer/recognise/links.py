"""Links that cannot be carried over as they are. Their words stay; an editor is told of each."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from news.importer.recognise.taken import Taken, caution
from news.importer.source import Block, Caution, tidy


def leads_somewhere(href: str) -> bool:
    """The address means the same from any page: the web, an e-mail address, a telephone."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme in ("mailto", "tel"):
        return bool(parts.path)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _links(block: Block) -> Iterator[tuple[str, str]]:
    """The address and the words of each link of a block."""
    for href, spans in groupby(block.spans, key=lambda span: span.href):
        if href:
            yield href, "".join(span.text for span in spans)


def without_dead_links(blocks: tuple[Block, ...]) -> Taken[None]:
    """The blocks with links only to addresses that work from any page."""
    rest = []
    cautions: list[Caution] = []
    for block in blocks:
        dead = [(href, label) for href, label in _links(block) if not leads_somewhere(href)]
        for href, label in dead:
            message = _("The link “%(label)s” leads nowhere (%(href)s): give it an address.")
            cautions.append(caution(block, message % {"label": label, "href": href}))
        if dead:
            spans = tuple(
                span if leads_somewhere(span.href) else replace(span, href="")
                for span in block.spans
            )
            block = replace(block, spans=tidy(spans))
        rest.append(block)
    return Taken(None, tuple(rest), (), tuple(cautions))


def links_lost(block: Block) -> tuple[Caution, ...]:
    """What to say where a block becomes plain text, which holds no links."""
    message = _(
        "The link from “%(label)s” to %(href)s is lost here, where only plain text can stand."
    )
    return tuple(
        caution(block, message % {"label": label, "href": href}) for href, label in _links(block)
    )
