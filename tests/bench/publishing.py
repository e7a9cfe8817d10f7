"""Publishes releases in this process and waits, as another site, until it is told."""

import logging
import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Self

from hni_site.operations.processes import Failed

PATIENCE = 60.0  # Seconds.


class Published:
    """A receiver of webhooks while it lasts. The settings must be there."""

    def __init__(self) -> None:
        # Here, because they need the settings.
        from hni_site.content_store.models import Head
        from hni_site.webhooks import actions
        from hni_site.webhooks.models import Endpoint, Follower
        from tests.webhooks.receiver import Receiver, Request, listening

        self._seen: dict[str, float] = {}
        self._receiver = Receiver()
        self._stack = ExitStack()

        def take(request: Request) -> Any:
            arrived = time.perf_counter()
            self._seen.update(dict.fromkeys(request.titles, arrived))
            return 200, {}, b""

        self._receiver.answer = take
        self._stack.enter_context(listening(self._receiver))
        endpoint = Endpoint(description="Bench", url=self._receiver.address)
        self._receiver.secret = actions.make(endpoint, None)
        # What is there already is not what is measured.
        Follower.objects.update(sequence=Head.objects.get().sequence)
        self._endpoint = endpoint
        logging.getLogger("audit").setLevel(logging.WARNING)  # It would tell of each.

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()
        self._endpoint.delete()

    def publish(self, check: Callable[[], None]) -> tuple[float, float]:
        """Seconds to the webhook's arrival, from the publish's beginning and from its commit.

        Raises Failed.
        """
        from hni_site.editorial.gate import waived
        from hni_site.foundations.changes import content_changes
        from news.models import PressReleasePage

        releases = PressReleasePage.objects.live().order_by("pk")
        release = releases[random.randrange(releases.count())]
        title = release.title = f"Published at {time.time_ns()}"
        started = time.perf_counter()
        with waived(), content_changes():
            release.save_revision().publish()
        committed = time.perf_counter()
        while title not in self._seen:
            check()
            time.sleep(0.002)
            if time.perf_counter() > started + PATIENCE:
                raise Failed(f"No webhook came within {PATIENCE:g} s: {self._receiver.faults}")
        arrived = self._seen[title]
        return arrived - started, max(arrived - committed, 0)
