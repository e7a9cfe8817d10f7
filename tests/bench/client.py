"""Asks a server as fast as it answers, over connections that stay open, and takes the time."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, repeat
from math import inf
from statistics import median, quantiles

import pycurl

from hni_site.operations.processes import Failed

TIMEOUT_SECONDS = 120
LOOK_UP_SECONDS = 0.2


@dataclass(frozen=True)
class Measured:
    """One measurement; times in seconds, the size of a body as it was sent in bytes."""

    rate: float
    latencies: list[float]
    size: int

    @property
    def p50(self) -> float:
        return median(self.latencies)

    @property
    def p99(self) -> float:
        if len(self.latencies) < 2:
            return self.latencies[0]
        return quantiles(self.latencies, n=100, method="inclusive")[98]


def again(address: str) -> Iterator[str]:
    """The same question again and again."""
    return repeat(address)


def fresh(address: str) -> Iterator[str]:
    """The same question, each time under an address that was never asked before.

    Both APIs know the parameter `_`, which changes nothing and is there for exactly this.
    """
    separator = "&" if "?" in address else "?"
    start = time.time_ns()
    return (f"{address}{separator}_={start + number}" for number in count())


class _Connection:
    """A handle of libcurl with what it has measured."""

    def __init__(self, headers: list[str]) -> None:
        self.latencies: list[float] = []
        self.ended = 0.0
        self.curl = pycurl.Curl()
        self.curl.setopt(pycurl.HTTPHEADER, headers)
        self.curl.setopt(pycurl.NOPROXY, "*")
        self.curl.setopt(pycurl.TIMEOUT, TIMEOUT_SECONDS)
        self.curl.setopt(pycurl.WRITEFUNCTION, lambda _data: None)


def ask(
    addresses: Iterable[str],
    check: Callable[[], None],
    *,
    connections: int,
    seconds: float = inf,
    encoding: str = "identity",
) -> Measured:
    """Asks until the addresses end or the time is over, and waits for the last answers.

    `check` is called several times a second, and ends it by raising. Raises Failed where an answer
    is anything but a 200.
    """
    waiting = iter(addresses)
    multi = pycurl.CurlMulti()
    all_of_them = [_Connection([f"Accept-Encoding: {encoding}"]) for _ in range(connections)]
    busy: dict[pycurl.Curl, _Connection] = {}
    started = looked_up = time.perf_counter()
    size = 0

    def send(connection: _Connection) -> None:
        address = next(waiting, None) if time.perf_counter() < started + seconds else None
        if address is not None:
            connection.curl.setopt(pycurl.URL, address)
            busy[connection.curl] = connection
            multi.add_handle(connection.curl)

    for connection in all_of_them:
        send(connection)
    while busy:
        multi.perform()
        _left, answered, failed = multi.info_read()
        for curl, _code, reason in failed:
            raise Failed(f"{curl.getinfo(pycurl.EFFECTIVE_URL)}: {reason}")
        now = time.perf_counter()
        for curl in answered:
            connection = busy.pop(curl)
            multi.remove_handle(curl)
            status = curl.getinfo(pycurl.RESPONSE_CODE)
            if status != 200:
                raise Failed(f"{curl.getinfo(pycurl.EFFECTIVE_URL)} answered {status}")
            connection.latencies.append(curl.getinfo(pycurl.TOTAL_TIME))
            connection.ended = now
            size = int(curl.getinfo(pycurl.SIZE_DOWNLOAD_T))
            send(connection)
        if now > looked_up + LOOK_UP_SECONDS:
            looked_up = now
            check()
        if not answered:
            multi.select(LOOK_UP_SECONDS)
    multi.close()
    used = [connection for connection in all_of_them if connection.latencies]
    # Each connection by its own end: with slow answers the last ones come one by one.
    rate = sum(len(c.latencies) / (c.ended - started) for c in used)
    return Measured(rate, sorted(latency for c in used for latency in c.latencies), size)
