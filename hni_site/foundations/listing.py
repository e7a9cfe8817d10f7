"""Long lists on the website, page by page, narrowed down by links.

A page of a list costs what it shows, not what the list holds: nobody counts. That there is more is
known from fetching one item more than is shown.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

ITEMS_PER_PAGE = 20
_MOST_DIGITS = 6


class ListPage:
    """One page of a list: iterable, with the numbers of the pages before and behind it."""

    def __init__(self, items: list[Any], number: int, *, has_more: bool) -> None:
        self.items = items
        self.number = number
        self.previous = number - 1 or None
        self.next = number + 1 if has_more else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def paginate(items: QuerySet[Any], request: HttpRequest) -> ListPage:
    """The page that `?page=` asks for, the first where that is no number. Http404 past the end."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) <= _MOST_DIGITS else 1
    number = max(number, 1)
    first = (number - 1) * ITEMS_PER_PAGE
    found = list(items[first : first + ITEMS_PER_PAGE + 1])
    if not found and number > 1:
        raise Http404("The list has no such page.")
    return ListPage(found[:ITEMS_PER_PAGE], number, has_more=len(found) > ITEMS_PER_PAGE)


class Choice(NamedTuple):
    """One way to narrow a list down."""

    value: str
    text: str
    url: str
    is_current: bool


class Narrowing(NamedTuple):
    """The choices of one kind, such as countries, and the way back to all."""

    choices: list[Choice]
    all_url: str

    @property
    def current(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_current), None)


class Address:
    """A list's address with what it is narrowed to, such as `/en/news/2023/?country=KE`.

    `path` is the page's own (`/en/news/`), `part` what follows it (`2023/`); `names` are the
    query's parameters that narrow, in the order in which they stand in addresses.
    """

    def __init__(
        self, path: str, part: str, asked: Mapping[str, str], names: tuple[str, ...]
    ) -> None:
        self._path = path
        self._part = part
        self._names = names
        self.asked = {name: asked[name] for name in names if asked.get(name)}

    @property
    def ending(self) -> str:
        """What follows the page's own path."""
        return self._part + self._query(self.asked)

    def with_(self, part: str | None = None, **changes: str) -> str:
        """The address with some parameters changed, or left out where their value is empty."""
        part = self._part if part is None else part
        return self._path + part + self._query({**self.asked, **changes})

    def narrowing(self, name: str, options: list[tuple[str, str]], default: str = "") -> Narrowing:
        """Links for the values (value, text) of a parameter. Http404 for one that isn't there.

        The `default` is what shows where the parameter is not given, so its link leaves it out.
        """
        asked = self.asked.get(name, default)
        if asked and asked not in (value for value, _text in options):
            raise Http404(f"There is no {name} {asked!r} to choose.")
        choices = [
            Choice(
                value=value,
                text=text,
                url=self.with_(**{name: "" if value == default else value, "page": ""}),
                is_current=value == asked,
            )
            for value, text in options
        ]
        return Narrowing(choices, self.with_(**{name: "", "page": ""}))

    def _query(self, values: Mapping[str, str]) -> str:
        query = urlencode({name: values[name] for name in self._names if values.get(name)})
        return f"?{query}" if query else ""
