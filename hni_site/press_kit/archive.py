"""A ZIP that is handed out while it is written."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Member(NamedTuple):
    name: str
    parts: Iterable[bytes]
    """Asked for when it is the member's turn."""
    is_compressed: bool = False
    """Whether it has been made small already."""


class _Waiting(io.RawIOBase):
    """What was written and is not handed out yet. It can't be gone back in, so that the archive
    tells each length after its member."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        self.parts.append(bytes(part))  # type: ignore[call-overload] # Whatever has bytes.
        return len(self.parts[-1])

    def take(self) -> bytes:
        taken = b"".join(self.parts)
        self.parts.clear()
        return taken


def streamed(members: Iterable[Member], changed: datetime.datetime) -> Iterator[bytes]:
    """The archive in parts, none longer than a member's longest. All members are of one moment."""
    moment = changed.astimezone(datetime.UTC).timetuple()[:6]
    waiting = _Waiting()
    with zipfile.ZipFile(waiting, "w") as archive:
        for member in members:
            entry = zipfile.ZipInfo(member.name, moment)
            method = zipfile.ZIP_STORED if member.is_compressed else zipfile.ZIP_DEFLATED
            entry.compress_type = method
            with archive.open(entry, "w") as written:
                for part in member.parts:
                    written.write(part)
                    yield waiting.take()
            yield waiting.take()
    yield waiting.take()
