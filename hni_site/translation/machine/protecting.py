"""Terms and markup that a machine must leave as they are."""

import html
import re
from collections import Counter
from collections.abc import Sequence

from hni_site.translation.memory.text import TAG, Unfit, canonical

# LibreTranslate goes by the attribute, DeepL by the tag (`ignore_tags`).
KEEP = "keep"
_KEPT = re.compile(rf'<{KEEP}\b[^>]*?\bn="(\d+)"[^>]*>.*?</{KEEP}>', re.DOTALL)


def protected(text: str, terms: Sequence[str]) -> tuple[str, list[str]]:
    """The text with each whole-word term inside `<keep>`, and the terms in order.

    Longer terms go first; case counts. Nothing inside a tag is touched.
    """
    if not terms:
        return text, []
    longest_first = sorted(
        {html.escape(term, quote=False) for term in terms}, key=len, reverse=True
    )
    any_term = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f'<{KEEP} translate="no" n="{len(kept) - 1}">{match.group()}</{KEEP}>'

    parts, position = [], 0
    for tag in TAG.finditer(text):
        parts += [any_term.sub(keep, text[position : tag.start()]), tag.group()]
        position = tag.end()
    return "".join([*parts, any_term.sub(keep, text[position:])]), kept


def restored(translated: str, source: str, kept: Sequence[str]) -> str | None:
    """What the machine made of `source`, as a segment's text.

    None if a term or a tag got lost, doubled or changed: a translator rather begins with nothing.
    """
    numbers = sorted(int(number) for number in _KEPT.findall(translated))
    if numbers != list(range(len(kept))):
        return None
    text = _KEPT.sub(lambda match: kept[int(match.group(1))], translated).strip()
    start, end = source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]
    try:
        text = canonical(f"{start}{text}{end}")
    except Unfit:
        return None
    return text if Counter(TAG.findall(text)) == Counter(TAG.findall(source)) else None
