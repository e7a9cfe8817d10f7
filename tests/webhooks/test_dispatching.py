"""Real threads: whoever hangs delays nobody, and nobody is told twice at the same moment."""

import datetime
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import connection

from hni_site.webhooks import actions, delays, dispatching, posting
from hni_site.webhooks.dispatching import Dispatcher
from hni_site.webhooks.models import Delivery, Endpoint
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale
from tests.running import wait_until
from tests.webhooks.receiver import Receiver, listening

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgresql")]

SOON = 1.5  # Seconds; less than whoever hangs is waited for.


@contextmanager
def running() -> Iterator[Dispatcher]:
    """As in a worker."""
    dispatcher, over = Dispatcher(), threading.Event()

    def turn() -> None:
        while not over.wait(dispatcher.turn()):
            pass
        connection.close()

    thread = threading.Thread(target=turn)
    thread.start()
    try:
        yield dispatcher
    finally:
        over.set()
        thread.join()
        dispatcher.stop()


@contextmanager
def receivers(number: int) -> Iterator[list[Receiver]]:
    locale("en")
    home_page().save()
    made = [Receiver() for _ in range(number)]
    with ExitStack() as stack:
        for place, receiver in enumerate(made):
            stack.enter_context(listening(receiver))
            endpoint = Endpoint(description=str(place), url=receiver.address)
            receiver.secret = actions.make(endpoint, None)
        yield made


def test_whoever_hangs_delays_nobody(loopback: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "TOTAL_SECONDS", 3.0)
    monkeypatch.setattr(dispatching, "THREADS", 4)
    over = threading.Event()
    with receivers(6) as (well, *hanging), running():
        for receiver in hanging[:3]:
            receiver.answer = lambda request: (over.wait(10), (200, {}, b""))[1]
        wait_until(lambda: bool(well.requests), SOON)
        wait_until(lambda: all(receiver.requests for receiver in hanging), SOON)
        page = StandardPageFactory(title="A change")
        wait_until(lambda: page.title in well.titles, SOON)
        over.set()


def test_those_that_fail_never_fill_the_pool(
    loopback: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "TOTAL_SECONDS", 2.0)
    monkeypatch.setattr(delays, "LONGEST", datetime.timedelta(0))  # Again at once.
    monkeypatch.setattr(dispatching, "THREADS", 2)
    monkeypatch.setattr(dispatching, "THREADS_FOR_FAILING", 1)
    over = threading.Event()
    with receivers(4) as (well, *hanging), running():

        def well_has(title: str) -> bool:
            return title in well.titles

        for receiver in hanging:
            receiver.answer = lambda request: (over.wait(10), (200, {}, b""))[1]
        wait_until(lambda: Delivery.objects.filter(outcome="no-answer").count() >= 3, 15)
        for number in range(3):
            page = StandardPageFactory(title=f"A change {number}")
            wait_until(partial(well_has, page.title), SOON)
        over.set()


def test_of_several_workers_one_tells_an_endpoint(loopback: None) -> None:
    at_once: list[int] = []
    busy, lock = [0], threading.Lock()

    def take(_request: Any) -> Any:
        with lock:
            busy[0] += 1
            at_once.append(busy[0])
        time.sleep(0.02)
        with lock:
            busy[0] -= 1
        return 200, {}, b""

    with receivers(1) as [receiver], running(), running(), running():
        receiver.answer = take
        pages = [StandardPageFactory(title=f"Page {number}") for number in range(15)]
        wait_until(lambda: pages[-1].title in receiver.titles, 10)

    assert set(at_once) == {1}
    assert receiver.titles[1:] == [page.title for page in pages], "once each, and in order"
    assert Endpoint.objects.get().lease is None
