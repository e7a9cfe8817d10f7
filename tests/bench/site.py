"""The site under measurement: a database of its own, demo content at scale, and web servers."""

import os
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hni_site.operations.processes import POLL_SECONDS, Processes
from tests.bench import database
from tests.servers import start_postgresql

LOCALES = ("en", "es", "fr", "ur")
HOST = "127.0.0.1"
EMPTY = "empty"  # A body of nothing.
MANAGE = [sys.executable, "manage.py"]


@dataclass(frozen=True)
class Server:
    """A gunicorn and the process id of its master."""

    address: str
    pid: int


class Site:
    """Everything it starts ends with `processes`."""

    def __init__(self, processes: Processes, folder: Path, say: Callable[[str], None]) -> None:
        self.processes = processes
        self.folder = folder
        self.say = say
        self.bodies = folder / "bodies"
        self.loaded = self.releases = 0
        self._servers: dict[str, Server] = {}

    def make(self) -> None:
        """An empty site in production's configuration. Its variables are set for this process."""
        (self.folder / "var").mkdir()
        self.bodies.mkdir()
        (self.bodies / EMPTY).touch()
        os.environ.update(
            DJANGO_SETTINGS_MODULE="hni_site.settings",
            DATABASE_URL=start_postgresql(self.processes, self.folder),
            REDIS_URL="",
            DEBUG="off",
            SECRET_KEY="only-for-measuring",
            ALLOWED_HOSTS=HOST,
            PUBLIC_BASE_URL=f"http://{HOST}:8000",
            VAR_DIR=str(self.folder / "var"),
            # Requests are counted as ever, but nobody is sent away.
            API_REQUESTS_PER_MINUTE=str(10**9),
        )
        database.set_up()
        self._manage("migrate", "--verbosity=0")
        self._manage("collectstatic", "--no-input", "--verbosity=0")

    def load(self, releases: int) -> None:
        """Adds as many sample releases in each language."""
        self.say(f"Loading {releases:,} releases in {len(LOCALES)} languages …")
        self._manage("load_demo", f"--releases={releases}", f"--locales={','.join(LOCALES)}")
        database.settle()
        self.loaded = self.releases = releases

    def multiply(self, releases: int) -> None:
        """Makes as many of those that were loaded, in the content store alone."""
        self.say(f"Copying up to {releases:,} releases in {len(LOCALES)} languages …")
        # Here, because the settings must be there first.
        from tests.bench.multiplying import multiply

        multiply(self.releases // self.loaded, releases // self.loaded)
        database.settle()
        self.releases = releases

    def serve(self, name: str, application: str, **variables: str) -> Server:
        """The web server of that name, started if it is not there: as the site has it."""
        if name not in self._servers:
            port = free_port()
            child = self.processes.start(
                f"web server for {name}",
                gunicorn(port, application),
                env={**os.environ, **variables},
            )
            wait_for_port(self.processes, port)
            self._servers[name] = Server(f"http://{HOST}:{port}", child.process.pid)
        return self._servers[name]

    @property
    def ours(self) -> Server:
        return self.serve("our API", "hni_site.wsgi")

    @property
    def stock(self) -> Server:
        settings = "tests.bench.stock_settings"
        return self.serve("Wagtail's API", "hni_site.wsgi", DJANGO_SETTINGS_MODULE=settings)

    @property
    def django(self) -> Server:
        """A Django view that gives the bytes in `bodies`."""
        return self.serve("Django", "tests.bench.bare:django", BENCH_BODIES=str(self.bodies))

    @property
    def gunicorn(self) -> Server:
        """The same without Django."""
        return self.serve("gunicorn", "tests.bench.bare:gunicorn", BENCH_BODIES=str(self.bodies))

    def check(self) -> None:
        """Raises Stopped and, where a server has ended, Failed."""
        self.processes.check()
        self.processes.check_children()

    def _manage(self, command: str, *arguments: str) -> None:
        self.processes.run(f"manage.py {command}", [*MANAGE, command, *arguments])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def gunicorn(port: int, application: str) -> list[str]:
    """The command that serves it as the site is served."""
    config = ["--config", "python:hni_site.operations.gunicorn", "--log-level=warning"]
    return [sys.executable, "-m", "gunicorn", *config, f"--bind={HOST}:{port}", application]


def wait_for_port(processes: Processes, port: int) -> None:
    """Until something listens there. Raises Stopped and, where a child has ended, Failed."""
    while True:
        processes.check()
        processes.check_children()
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(POLL_SECONDS)
        else:
            return
