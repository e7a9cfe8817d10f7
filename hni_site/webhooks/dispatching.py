"""The worker's part: looks several times a second whether somebody is behind, and has them told."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.utils import timezone

from hni_site.webhooks import purging
from hni_site.webhooks.following import due, follow

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.2  # Seconds.
# One that hangs keeps its thread for as long as a request may take. So those that took nothing the
# last time have threads of their own, and never wait before those that do.
THREADS, THREADS_FOR_FAILING = 8, 4


class Dispatcher:
    """Each follower in a thread of a small pool, one at a time."""

    def __init__(self) -> None:
        self._well = ThreadPoolExecutor(THREADS, "webhooks")
        self._failing = ThreadPoolExecutor(THREADS_FOR_FAILING, "failing webhooks")
        self._busy: set[int] = set()
        self._lock = threading.Lock()
        self._is_stopping = False

    def register(self) -> float:
        """Once, at the start: the caches of the settings follow, too."""
        purging.register()
        return LOOK_EVERY

    def turn(self) -> float:
        """Gives the seconds until the next turn. One query, and what is due goes to the pools."""
        for follower_id, failures in due(timezone.now()).values_list("pk", "failures"):
            with self._lock:
                if follower_id in self._busy:
                    continue
                self._busy.add(follower_id)
            pool = self._failing if failures else self._well
            pool.submit(self._follow, follower_id)
        return LOOK_EVERY

    def stop(self) -> None:
        """Waits for the requests that were begun."""
        self._is_stopping = True
        for pool in (self._well, self._failing):
            pool.shutdown(wait=True, cancel_futures=True)

    def _follow(self, follower_id: int) -> None:
        try:
            follow(follower_id, self._goes_on)
        except Exception:
            # The database may be away; the place has not moved.
            logger.exception("Follower %s could not be told", follower_id)
        finally:
            connection.close()
            with self._lock:
                self._busy.discard(follower_id)

    def _goes_on(self) -> bool:
        return not self._is_stopping
