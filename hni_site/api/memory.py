"""Answers kept in the process for as long as the log stands still."""

import threading
from collections import OrderedDict

from hni_site.api.answers import Answer
from hni_site.api.head import Standing

MOST_BYTES = 32 * 1024 * 1024
LONGEST_KEY = 2000
# What Python needs around a kept answer, however small.
OVERHEAD = 1500


class AnswerMemory:
    """The last answers by address, all of one state of the log; bounded in bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._standing: Standing | None = None
        self._answers: OrderedDict[str, tuple[Answer, int]] = OrderedDict()
        self._bytes = 0

    def get(self, key: str, standing: Standing) -> Answer | None:
        """The answer for the address in this state of the log, if it is kept."""
        with self._lock:
            if standing != self._standing or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key][0]

    def put(self, key: str, standing: Standing, answer: Answer) -> None:
        """Keeps an answer that was made when the log stood there; drops those of other states."""
        # Its compressed forms come later and are smaller than the body: count it double.
        size = 2 * len(answer.body) + 4 * len(key) + OVERHEAD
        if size > self._most_bytes // 10 or len(key) > LONGEST_KEY:
            return
        with self._lock:
            if standing != self._standing:
                self._answers.clear()
                self._standing, self._bytes = standing, 0
            _replaced, its_size = self._answers.pop(key, (None, 0))
            self._answers[key] = (answer, size)
            self._bytes += size - its_size
            while self._bytes > self._most_bytes:
                _key, (_answer, oldest) = self._answers.popitem(last=False)
                self._bytes -= oldest
