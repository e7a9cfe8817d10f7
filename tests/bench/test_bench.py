"""The bench's own parts, with tiny numbers. What they measure is nobody's promise here."""

import threading
from collections.abc import Iterator
from itertools import islice
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from hni_site.operations.processes import Failed
from tests.bench.__main__ import PARTS
from tests.bench.client import again, ask, fresh
from tests.bench.part import QUICK, WHOLE
from tests.bench.report import Section, Table, Target, markdown, wrapped

pytestmark = pytest.mark.only_on("sqlite")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def server(asked: list[str]) -> Iterator[str]:
    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")
        status = "404 Not Found" if environ["PATH_INFO"] == "/missing" else "200 OK"
        start_response(status, [("Content-Length", "4")])
        return [b"felt"]

    with make_server("127.0.0.1", 0, application, Server, Quiet) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def nothing() -> None:
    pass


def test_client_asks_every_address_once(server: str, asked: list[str]) -> None:
    measured = ask(islice(fresh(f"{server}/a?b=1"), 40), nothing, connections=3)

    assert len(measured.latencies) == len(set(asked)) == 40
    assert all(path.startswith("/a?b=1&_=") for path in asked)
    assert measured.size == 4
    assert 0 < measured.p50 <= measured.p99
    assert measured.rate > 0


def test_client_stops_when_its_time_is_over(server: str, asked: list[str]) -> None:
    measured = ask(again(f"{server}/a"), nothing, connections=2, seconds=0.2)

    assert set(asked) == {"/a?"}
    assert len(measured.latencies) == len(asked)


def test_client_takes_no_error_for_an_answer(server: str) -> None:
    with pytest.raises(Failed, match="missing answered 404"):
        ask(again(f"{server}/missing"), nothing, connections=1, seconds=5)
    with pytest.raises(Failed):
        ask(again("http://127.0.0.1:9/"), nothing, connections=1, seconds=5)


def test_client_can_be_stopped(server: str) -> None:
    class Enough(Exception):
        pass

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        ask(again(server), check, connections=1)


def test_report_is_a_table_that_lines_up() -> None:
    table = Table(["", "ms"], [["short", "1.0"], ["a longer name", "1,000.0"]], title="Latency")
    targets = [Target("Speed", 2, 2.5), Target("Wait", 2, 2.5, at_most=True)]
    text = markdown(Section("Part", "What it is.", [table], targets))

    assert text.startswith("## Part\n\nWhat it is.\n\n### Latency\n\n")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(line) for line in lines[:4]}) == 1
    assert lines[3] == "| a longer name | 1,000.0 |"
    assert lines[6].endswith(" yes |")
    assert lines[7].endswith(" **no** |")


def test_text_is_filled_anew() -> None:
    text = f"{'word ' * 30}\n\n- {'item ' * 30}\n- second\n"

    lines = wrapped(text).splitlines()
    assert max(map(len, lines)) <= 100
    assert [line[:2] for line in lines] == ["wo", "wo", "", "- ", "  ", "- "]


def test_every_part_has_its_name_and_sizes() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)
    for part in PARTS:
        for scale in (QUICK, WHOLE):
            sizes = part().sizes(scale)
            assert list(sizes) == sorted(sizes)
            assert sizes
