"""Real processes on the database of a test, which is shared with them."""

import contextlib
import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from hni_site.operations.environment import ROOT

PATIENCE = 60  # Seconds.


class Site:
    """What the database says, and processes on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        self.file = folder / "site.sqlite3"

    def share(self) -> None:
        """Lets other processes see what the test has made so far."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        if connection.vendor == "sqlite":
            return sqlite3.connect(self.file, timeout=20).execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def start(
        self, *command: str, stdin: int | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        if connection.vendor == "sqlite":
            url = f"sqlite:///{self.file}"
        else:
            base, _slash, _name = os.environ["TEST_DATABASE_URL"].rpartition("/")
            url = f"{base}/{connection.settings_dict['NAME']}"
        variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TEST_DATABASE_URL": url,
            "VAR_DIR": str(self.folder),
        }
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=variables,
            process_group=0,
            stdin=stdin,
            stdout=stdout,
        )
        self.started.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """With all that it started: each has a group of its own."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.started.remove(process)

    def end(self) -> None:
        for process in list(self.started):
            self.kill(process)

    def start_worker(self) -> subprocess.Popen[bytes]:
        worker = self.start("manage.py", "run_worker")
        wait_until(lambda: bool(self.ask("SELECT 1 FROM operations_beat WHERE name LIKE 'w%'")))
        return worker

    def start_web(self) -> str:
        """Gives its address."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = ["--config", "python:hni_site.operations.gunicorn"]
        self.start("-m", "gunicorn", *config, f"--bind=127.0.0.1:{port}", "hni_site.wsgi")
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: read(f"{address}/healthz") is not None)
        return address


def wait_until(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.02)


def read(address: str) -> str | None:
    """What is there; None where nothing is."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=30) as response:
            text: str = response.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError, http.client.HTTPException):
        return None
