"""A segment's text as the content of TMX's `<seg>`, and back without loss.

Tags are native codes to TMX: `<bpt>` and `<ept>` around what they mark, `<ph>` for a line break.
Their content is the tag itself, so that any tool shows plain text with codes, and that the contents
put together are the text again. TMX 1.4b: https://www.gala-global.org/tmx-14b
"""

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from hni_site.translation.memory.text import TAG, Unfit, canonical

TYPES = {"a": "link", "b": "bold", "strong": "bold", "em": "italic", "i": "italic", "br": "lb"}
_CODES = ("bpt", "ept", "ph", "it", "ut")


def to_seg(text: str) -> str:
    """The element `<seg>` as text. `text` is canonical."""
    return f"<seg>{''.join(_parts(text))}</seg>"


def _parts(text: str) -> Iterator[str]:
    position = number = 0
    open_tags: list[int] = []
    for tag in TAG.finditer(text):
        yield _escaped(html.unescape(text[position : tag.start()]))
        position = tag.end()
        content = _escaped(tag.group())
        name = tag.group().strip("</>").split(" ")[0]
        kind = quoteattr(TYPES.get(name, f"x-{name}"))
        if tag.group().startswith("</"):
            yield f'<ept i="{open_tags.pop()}">{content}</ept>'
        elif tag.group().endswith("/>"):
            number += 1
            yield f'<ph x="{number}" type={kind}>{content}</ph>'
        else:
            number += 1
            open_tags.append(number)
            yield f'<bpt i="{number}" x="{number}" type={kind}>{content}</bpt>'
    yield _escaped(html.unescape(text[position:]))


def _escaped(text: str) -> str:
    # A carriage return that stands for itself is read as a line feed.
    return escape(text, {"\r": "&#13;"})


def from_seg(seg: Element) -> str:
    """The text. Codes that are no tags of ours are left out, their words stay. Raises Unfit."""
    text = "".join(_read(seg, with_codes=True))
    try:
        return canonical(text)
    except Unfit:
        return canonical("".join(_read(seg, with_codes=False)))


def _read(element: Element, *, with_codes: bool) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        if child.tag in _CODES:
            code = child.text or ""
            if with_codes and TAG.fullmatch(code):
                yield code
        else:
            yield from _read(child, with_codes=with_codes)
        yield html.escape(child.tail or "", quote=False)
