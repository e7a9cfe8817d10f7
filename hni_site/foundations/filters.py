"""By what a page type's documents can be filtered and ordered in the API.

A type declares `api_filters` beside its model: a name and where in the document the value lies.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class FilterKind(Enum):
    """What a filter's values are, and how the API's documentation names them."""

    TEXT = "text"
    NUMBER = "a whole number"
    DATE = "a date such as 2023-11-08, or a date with time in UTC"
    PAGE = "a page's id, in whichever of its languages"


@dataclass(frozen=True)
class ApiFilter:
    """`name=` in the query; `path` leads to the value in the document, through lists too.

    `choices` are all values there are, where they are few and fixed; `example` is one for readers
    of the API's documentation.
    """

    name: str
    path: str
    kind: FilterKind = FilterKind.TEXT
    description: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""

    def asked(self, text: str) -> str:
        """A query's value as the store compares it. ValueError says what the filter takes."""
        if self.choices and text not in self.choices:
            raise ValueError(f"one of: {', '.join(self.choices)}")
        try:
            return self.sortable(text)
        except (ValueError, OverflowError):
            raise ValueError(self.kind.value) from None

    def values(self, document: Mapping[str, Any]) -> list[str]:
        """The document's values as they are stored and compared, each once."""
        found = (self.sortable(value) for value in _follow(document, self.path.split(".")))
        return list(dict.fromkeys(value for value in found if value))

    def sortable(self, value: Any) -> str:
        """A value as text that sorts as the value does. ValueError where it isn't of the kind."""
        if self.kind in (FilterKind.NUMBER, FilterKind.PAGE):
            number = int(str(value))
            if not 0 <= number < 10**15:
                raise ValueError(value)
            return f"{number:015d}"
        if self.kind is FilterKind.DATE:
            text = str(value).replace("Z", "+00:00").replace(" ", "+")
            if len(text) == len("2023-11-08"):
                return datetime.date.fromisoformat(text).isoformat()
            moment = datetime.datetime.fromisoformat(text)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=datetime.UTC)
            in_utc = moment.astimezone(datetime.UTC).replace(tzinfo=None)
            return f"{in_utc.isoformat(timespec='microseconds')}Z"
        return str(value)[:255]


def _follow(value: Any, steps: list[str]) -> Iterator[Any]:
    if value is None or value == "":
        return
    if isinstance(value, list):
        for item in value:
            yield from _follow(item, steps)
    elif steps:
        yield from _follow(value.get(steps[0]), steps[1:])
    else:
        yield value
