"""What is kept in the process for as long as the log stands still."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

from hni_site.delivery.head import Standing

MOST_BYTES = 32 * 1024 * 1024
LONGEST_KEY = 2000
# What Python needs around a kept thing, however small.
OVERHEAD = 1500

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """The things used last by their keys, all of one state of the log; bounded in bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._standing: Standing | None = None
        self._kept: OrderedDict[str, tuple[Kept, int]] = OrderedDict()
        self._bytes = 0

    def __contains__(self, key: str) -> bool:
        """Whether there is something for the key, though perhaps of another state."""
        return key in self._kept

    def get(self, key: str, standing: Standing) -> Kept | None:
        """What was put there in this state of the log, if it is still kept."""
        with self._lock:
            if standing != self._standing or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: str, standing: Standing, thing: Kept, size: int) -> None:
        """Keeps what was made when the log stood there; drops what is of other states.

        `size` is that of its bodies in bytes.
        """
        size += 4 * len(key) + OVERHEAD
        if size > self._most_bytes // 10 or len(key) > LONGEST_KEY:
            return
        with self._lock:
            if standing != self._standing:
                self._kept.clear()
                self._standing, self._bytes = standing, 0
            _replaced, its_size = self._kept.pop(key, (None, 0))
            self._kept[key] = (thing, size)
            self._bytes += size - its_size
            while self._bytes > self._most_bytes:
                _key, (_thing, oldest) = self._kept.popitem(last=False)
                self._bytes -= oldest
