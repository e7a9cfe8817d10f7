"""`make run` as a newcomer has it: a checkout of its own, a real site, a browser's requests."""

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hni_site.demo.accounts import ACCOUNTS
from hni_site.operations.environment import ROOT

START_SECONDS = 240
STOP_SECONDS = 30


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The working tree with its environment, and none of its data and settings."""
    left_out = shutil.ignore_patterns(".*", "var", "tests", "__pycache__")
    copy = shutil.copytree(ROOT, tmp_path / "checkout", ignore=left_out)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start(checkout: Path, port: int) -> Iterator[Start]:
    """Runs `make run` until it has printed its last line, or ended."""
    started: list[subprocess.Popen[bytes]] = []

    def _start() -> subprocess.Popen[bytes]:
        log = checkout.parent / "log"
        with log.open("wb") as file:
            make = subprocess.Popen(
                ["make", "run"],
                cwd=checkout,
                env={"PATH": os.environ["PATH"], "HOME": str(checkout.parent), "PORT": str(port)},
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        started.append(make)
        deadline = time.monotonic() + START_SECONDS
        while ACCOUNTS[-1].what_for not in log.read_text().partition("Ctrl-C stops it.")[2]:
            assert make.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        return make

    yield _start
    for make in started:
        for pid in _session(make):
            os.kill(pid, signal.SIGKILL)
        make.wait()


def _session(make: subprocess.Popen[bytes]) -> dict[int, str]:
    """What runs of all that a `make run` started: process ids and command lines."""
    found = {}
    for directory in Path("/proc").glob("[0-9]*"):
        try:
            state, _parent, _group, session = (
                (directory / "stat").read_text().rpartition(")")[2].split()[:4]
            )
            if int(session) == make.pid and state != "Z":
                command = (directory / "cmdline").read_text().replace("\0", " ")
                found[int(directory.name)] = command
        except (FileNotFoundError, ProcessLookupError):
            continue  # Ended meanwhile.
    return found


def _assert_everything_ends(make: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while running := _session(make):
        assert time.monotonic() < deadline, running
        time.sleep(0.1)


@pytest.mark.only_on("sqlite")
def test_from_nothing_to_a_site_that_lets_in_and_stops(
    start: Start, checkout: Path, port: int
) -> None:
    address = f"http://127.0.0.1:{port}"
    make = start()
    assert (checkout / "var" / "db.sqlite3").exists()
    browser = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
    )

    def get(path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(address + path, data, {"Referer": address + path})
        with browser.open(request, timeout=60) as response:
            assert response.status == 200
            return response.url, response.read().decode()

    assert '"status": "ready"' in get("/readyz")[1]
    for language, direction in (("en", "ltr"), ("es", "ltr"), ("ur", "rtl")):
        page = get(f"/{language}/")[1]
        tag = re.search(r"<html[^>]*>", page)
        assert tag is not None
        assert f'lang="{language}"' in tag[0]
        assert f'dir="{direction}"' in tag[0]
    for stylesheet in re.findall(r'<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"', page):
        get(urllib.parse.urlparse(stylesheet).path)

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', get("/admin/login/")[1])
    assert token is not None
    url, page = get(
        "/admin/login/",
        {
            "csrfmiddlewaretoken": token[1],
            "username": ACCOUNTS[0].username,
            "password": ACCOUNTS[0].password,
            "next": "/admin/",
        },
    )
    assert url == f"{address}/admin/"

    # The signal alone, as a service manager or a script sends it: not to the terminal's group.
    make.send_signal(signal.SIGINT)
    make.wait(STOP_SECONDS)
    _assert_everything_ends(make)

    secret = (checkout / ".env").read_text()
    make = start()
    assert (checkout / ".env").read_text() == secret
    supervisor = next(pid for pid, command in _session(make).items() if "operations.run" in command)
    os.kill(supervisor, signal.SIGKILL)
    _assert_everything_ends(make)
