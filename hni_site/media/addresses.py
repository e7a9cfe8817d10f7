"""Under which address pictures and files are asked for: their own, or one below something private.

What is not public yet is handed out below the address of whatever shows it, which asks who may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_below: ContextVar[str] = ContextVar("address above pictures and files", default="")


@contextmanager
def below(path: str) -> Iterator[None]:
    """What is rendered inside asks for its pictures and files below the path, such as `/x/y`."""
    token = _below.set(path)
    try:
        yield
    finally:
        _below.reset(token)


def address(url: str) -> str:
    """The thing's own address, or where it stands below."""
    return f"{_below.get()}{url}" if url.startswith("/") else url
