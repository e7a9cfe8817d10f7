"""Requests under way: a test ends only when the server has answered all of them."""

import threading
import time
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST_SECONDS = 30
QUIET_SECONDS = 0.3


class Traffic:
    """Counts the requests that the live server works on, in whichever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way = 0
        self._last = time.monotonic()
        request_started.connect(self._started)
        request_finished.connect(self._finished)

    def _started(self, **kwargs: Any) -> None:
        self._count(+1)

    def _finished(self, **kwargs: Any) -> None:
        self._count(-1)

    def _count(self, change: int) -> None:
        with self._lock:
            self._under_way += change
            self._last = time.monotonic()

    def wait_for_quiet(self) -> None:
        """Waits until nothing is under way and nothing came for a moment."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while self._under_way or time.monotonic() - self._last < QUIET_SECONDS:
            assert time.monotonic() < deadline, f"{self._under_way} requests never ended"
            time.sleep(0.05)
