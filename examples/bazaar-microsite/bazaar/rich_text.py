"""The newsroom's HTML, taken in: a few elements, well nested, links that lead somewhere.

The newsroom cleans what it publishes. Whoever shows HTML of another site cleans it nevertheless.
"""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from bazaar.markup import Html, web_address

KEPT = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "sub", "sup", "blockquote", "a"}
RENAMED = {f"h{level}": "h3" for level in range(1, 7)}  # They stand below headings of ours.
DROPPED_WITH_CONTENT = {"script", "style", "template", "textarea", "title", "iframe", "noscript"}
BLOCKS = {"p", "ul", "ol", "h3", "blockquote"}

# Gets the id of a page of the newsroom; gives its address here, or nothing.
Address = Callable[[int], str]


def rich_text(source: str, address: Address = lambda _page: "") -> Html:
    """The HTML with known elements alone; links to pages that are here lead to them here."""
    cleaner = _Cleaner(address)
    cleaner.feed(source)
    cleaner.close()
    return cleaner.result()


class _Cleaner(HTMLParser):
    def __init__(self, address: Address) -> None:
        super().__init__(convert_charrefs=True)
        self._address = address
        self._parts: list[str] = []
        self._open: list[str] = []
        self._dropping = ""

    def result(self) -> Html:
        closing = [f"</{name}>" for name in reversed(self._open)]
        return Html("".join(self._parts + closing))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        name = RENAMED.get(tag, tag)
        if self._dropping:
            return
        if name in DROPPED_WITH_CONTENT:
            self._dropping = name
        elif name == "br":
            self._parts.append("<br>")
        elif name in KEPT or name == "h3":
            self._make_room_for(name)
            self._open.append(name)
            self._parts.append(self._link(dict(attributes)) if name == "a" else f"<{name}>")

    def handle_endtag(self, tag: str) -> None:
        name = RENAMED.get(tag, tag)
        if self._dropping:
            self._dropping = "" if name == self._dropping else self._dropping
        elif name in self._open:
            self._close_to(name)

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._parts.append(escape(data, quote=False))

    def _make_room_for(self, name: str) -> None:
        """Ends what the element can't stand in: a paragraph in a paragraph, a link in a link."""
        if name == "a" and "a" in self._open:
            self._close_to("a")
        if name in BLOCKS:
            for outer in ("p", "h3"):
                if outer in self._open:
                    self._close_to(outer)
        if name == "li" and self._open and self._open[-1] == "li":
            self._close_to("li")

    def _close_to(self, name: str) -> None:
        while True:
            last = self._open.pop()
            self._parts.append(f"</{last}>")
            if last == name:
                return

    def _link(self, attributes: dict[str, str | None]) -> str:
        number = attributes.get("data-page-id") or ""
        here = self._address(int(number)) if number.isdecimal() else ""
        href = attributes.get("href") or ""
        leads_on = here or web_address(href)
        if not leads_on and href.startswith(("mailto:", "tel:")):
            leads_on = href
        return f'<a href="{escape(leads_on)}">' if leads_on else "<a>"
