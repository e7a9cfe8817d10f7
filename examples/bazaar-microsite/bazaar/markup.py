"""HTML from templates: whatever is filled in is escaped, unless it is markup already."""

import re
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

TAG = re.compile(r"<[^>]*>")
FIELD = re.compile(r"\{(\w+)\}")


class Html(str):
    """Markup that is safe to show: made by `html`, or cleaned by `rich_text`."""

    __slots__ = ()


EMPTY = Html()


def html(template: str, /, **values: object) -> Html:
    """The template with each {name} filled in; the template itself is ours and trusted."""
    parts = list(_split(template))
    parts[1::2] = [markup(values[name]) for name in parts[1::2]]
    return Html("".join(parts))


@lru_cache(maxsize=1000)
def _split(template: str) -> list[str]:
    """Text and names of fields by turns."""
    return FIELD.split(template)


def markup(value: object) -> Html:
    """A value as HTML, for text and for attributes in double quotes. Lists are joined."""
    if isinstance(value, Html):
        return value
    if isinstance(value, list):
        return Html("".join(map(markup, value)))
    return Html(escape(str(value)))


def plain(text: Html) -> Html:
    """The words without the elements around them, for where no element can stand."""
    return Html(TAG.sub("", text))


def web_address(url: str) -> str:
    """The URL if it leads to the web; empty for anything else, `javascript:` above all."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
