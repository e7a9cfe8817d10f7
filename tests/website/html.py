"""Reading a page as the browser does."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


def get(path: str, status: int = 200) -> BeautifulSoup:
    """The page at the path, asked for by a reader who is nobody in particular."""
    response = Client().get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def get_page(page: Any) -> BeautifulSoup:
    """A page of the tree, at its own address."""
    return get(page.url)


def element(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """The one element that the selector finds."""
    found = soup.select(selector)
    assert len(found) == 1, (selector, found)
    return found[0]


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    """What the elements say, white space collapsed."""
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def attributes(soup: BeautifulSoup | Tag, selector: str, name: str) -> list[str]:
    return [str(tag[name]) for tag in soup.select(selector)]
