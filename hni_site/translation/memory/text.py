"""The text of a segment as wagtail-localize keeps it: a line of HTML, inline tags only.

Links stand in it as `<a id="a1">`; their addresses stay with the page.
"""

import html
import re

from bs4 import BeautifulSoup
from wagtail_localize.strings import StringValue

LONGEST = 20_000
TAG = re.compile(r"<[^<>]*>")
# What XML 1.0 has no way to write, https://www.w3.org/TR/xml/#charsets
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINK = re.compile(r'<a(?: id="([^"]*)")?>')
_ONE_TAG = "\ue000"


class Unfit(ValueError):
    """A text that no segment may have, or that could not be exported again."""


def canonical(text: str) -> str:
    """The text as the engine itself would write it. Raises Unfit."""
    if not text.strip():
        raise Unfit("It is empty.")
    if len(text) > LONGEST:
        raise Unfit(f"It is longer than {LONGEST} characters.")
    if _NOT_IN_XML.search(text):
        raise Unfit("It has control characters.")
    if not re.search("[<>&]", text):
        return text
    try:
        data: str = StringValue.from_translated_html(text).data
    except ValueError as error:
        raise Unfit(str(error)) from error
    if "<!" in data or "<?" in data:
        raise Unfit("It has a comment.")
    return data


def visible(text: str) -> str:
    """What a reader sees: without tags and entities."""
    return html.unescape(TAG.sub("", text))


def comparable(text: str) -> str:
    """What two texts are compared by: as visible, but each tag counts as one character."""
    return html.unescape(TAG.sub(_ONE_TAG, text))


def fitted(target: str, source: str) -> str:
    """The translation for a text that lacks some of its links: those are undone, their words stay.

    The engine numbers links by their order, so a link that both have is the same one.
    """
    links = {link.group(1) for link in _LINK.finditer(source)}
    if all(link.group(1) in links for link in _LINK.finditer(target)):
        return target
    soup = BeautifulSoup(target, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") not in links:
            link.unwrap()
    return str(soup)
