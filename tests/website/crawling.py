"""Reads the whole website as a reader with time would: every link of every page."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from hni_site.languages import RIGHT_TO_LEFT

MOST_PAGES = 5000
# Lists can be narrowed in every combination: choices are followed one at a time.
MOST_CHOICES = 1


class Link(NamedTuple):
    page: str
    """The address of the page that has it."""
    to: str
    """The absolute address, with its fragment."""


class Crawl:
    """All pages that links lead to from an address, and what is wrong with them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.html: dict[str, str] = {}
        """Address → what it shows."""
        self.ids: dict[str, set[str]] = {}
        self.other: set[str] = set()
        """Addresses of ours that are there and are no pages: pictures, feeds, calendars."""
        self.faults: list[str] = []
        self._fragments: list[Link] = []

    def run(self, *starts: str) -> None:
        waiting = [Link("the beginning", start) for start in starts]
        seen: set[str] = set()
        while waiting:
            link = waiting.pop()
            address, fragment = urldefrag(link.to)
            if fragment:
                self._fragments.append(link)
            if address in seen or not _is_ours(address):
                continue
            seen.add(address)
            assert len(seen) < MOST_PAGES, "the website has no end"
            waiting += self._visit(Link(link.page, address))
        for link in self._fragments:
            address, fragment = urldefrag(link.to)
            if address in self.ids and fragment not in self.ids[address]:
                self._fault(link.page, f"links to {link.to}, where nothing has that id")

    def _visit(self, link: Link) -> Iterator[Link]:
        response = self.client.get(link.to, follow=True)
        if response.status_code != 200:
            self._fault(link.page, f"links to {link.to}, which answers {response.status_code}")
            return
        if not response["Content-Type"].startswith("text/html"):
            self.other.add(link.to)
            _read(response)
            return
        text = response.content.decode()
        soup = BeautifulSoup(text, "html.parser")
        self.html[link.to] = text
        self.ids[link.to] = {str(tag["id"]) for tag in soup.select("[id]")}
        for fault in faults_of(soup, link.to):
            self._fault(link.to, fault)
        for address in _addresses(soup):
            absolute = urljoin(link.to, address)
            if urlsplit(absolute).query.count("=") <= MOST_CHOICES:
                yield Link(link.to, absolute)

    def _fault(self, page: str, what: str) -> None:
        self.faults.append(f"{page} {what}")


def faults_of(soup: BeautifulSoup, address: str) -> Iterator[str]:
    """What a page must have, whichever it is."""
    html = soup.select_one("html")
    assert html is not None
    language = urlsplit(address).path.split("/")[1]
    if language in dict(settings.LANGUAGES):
        if html.get("lang") != language:
            yield f"says its language is {html.get('lang')}"
        if html.get("dir") != ("rtl" if language in RIGHT_TO_LEFT else "ltr"):
            yield f"says its direction is {html.get('dir')}"
    if len(soup.select("h1")) != 1:
        yield f"has {len(soup.select('h1'))} main headings"
    for tag in soup.select("a"):
        if str(tag.get("href", "#")) in ("#", ""):
            yield f"has a link that leads nowhere: {tag.get_text().strip()}"
    for image in soup.select("img"):
        if not image.has_attr("alt"):
            yield f"has a picture without alt: {image['src']}"
        if not (str(image.get("width", "")).isdigit() and str(image.get("height", "")).isdigit()):
            yield f"has a picture without size: {image['src']}"
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"has the id {twice} more than once"


def _addresses(soup: BeautifulSoup) -> Iterator[str]:
    for name in ("href", "src"):
        for tag in soup.select(f"[{name}]"):
            if isinstance(tag, Tag):
                yield str(tag[name])
    for tag in soup.select("[srcset]"):
        for candidate in str(tag["srcset"]).split(","):
            yield candidate.split()[0]


def _is_ours(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or parts.netloc != "testserver":
        return False
    # Files of the design are the stylesheet's matter, and there is no server for them here.
    return not parts.path.startswith("/static/")


def _read(response: HttpResponseBase) -> None:
    """So that a file that is handed out is closed again."""
    if response.streaming:
        for _part in response:
            pass
