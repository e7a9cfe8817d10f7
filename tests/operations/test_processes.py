"""Whatever ends the supervisor, nothing that it started is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hni_site.operations.environment import ROOT
from hni_site.operations.processes import SAME_REQUEST_SECONDS, Failed, Processes
from tests.running import wait_until

SOON = 20  # Seconds.

# A child that starts one of its own, ends it on SIGTERM as gunicorn does, in its own time, and says
# who they are.
CHILD = """
import os, signal, subprocess, sys, time
inner = subprocess.Popen(["sleep", "600"])
def end(*_):
    time.sleep(0.5)
    inner.kill()
    os.rename({pids!r} + ".done", {pids!r} + ".ended-in-order")
    sys.exit()
signal.signal(signal.SIGTERM, {on_sigterm})
with open({pids!r}, "w") as file:
    file.write(f"{{os.getpid()}} {{inner.pid}}")
os.rename({pids!r}, {pids!r} + ".done")
inner.wait()
"""
SUPERVISOR = """
import sys
from hni_site.operations import processes
processes.GRACE_SECONDS = int(sys.argv[2])
try:
    with processes.Processes() as running:
        running.start("child", [sys.executable, "-c", sys.argv[1]])
        running.watch()
except processes.Stopped:
    print("stopped")
"""

Start = Callable[..., tuple[subprocess.Popen[str], list[int]]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the supervisor, under make or not; gives its process and its descendants' ids."""
    started: list[subprocess.Popen[str]] = []

    def _start(
        *, under_make: bool = False, on_sigterm: str = "end", grace: int = 2
    ) -> tuple[subprocess.Popen[str], list[int]]:
        pids = tmp_path / "pids"
        (tmp_path / "supervisor.py").write_text(SUPERVISOR)
        (tmp_path / "child.py").write_text(CHILD.format(pids=str(pids), on_sigterm=on_sigterm))
        command = f'exec {sys.executable} supervisor.py "$(cat child.py)" {grace}'
        # As the project's own Makefile does: a shell that gives way to the program.
        (tmp_path / "Makefile").write_text("run:\n\t@true; " + command.replace("$", "$$") + "\n")
        process = subprocess.Popen(
            ["make", "run"] if under_make else ["/bin/sh", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        wait_until((tmp_path / "pids.done").exists, SOON)
        return process, [int(pid) for pid in (tmp_path / "pids.done").read_text().split()]

    yield _start
    for process in started:
        process.kill()
        process.communicate()


def _is_gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"  # Ended; whoever adopted it has not looked yet.


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_signal_ends_everything(start: Start, number: signal.Signals) -> None:
    process, pids = start()
    process.send_signal(number)
    output, _ = process.communicate(timeout=20)
    assert output == "stopped\n"
    assert all(_is_gone(pid) for pid in pids)


def test_what_ignores_the_request_is_killed(start: Start) -> None:
    process, pids = start(on_sigterm="signal.SIG_IGN")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert all(_is_gone(pid) for pid in pids)


def test_killing_the_supervisor_ends_its_children(start: Start) -> None:
    process, pids = start()
    process.kill()
    wait_until(lambda: all(_is_gone(pid) for pid in pids), SOON)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_to_make_alone_ends_everything(start: Start, number: signal.Signals) -> None:
    make, pids = start(under_make=True)
    make.send_signal(number)
    make.wait(timeout=20)
    wait_until(lambda: all(_is_gone(pid) for pid in pids), SOON)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_make_and_supervisor_together_is_one_request(
    start: Start, number: signal.Signals, tmp_path: Path
) -> None:
    # Ctrl-C in a terminal does this; and on SIGTERM make signals the supervisor once more.
    make, pids = start(under_make=True)
    os.killpg(make.pid, number)
    output, _ = make.communicate(timeout=20)
    assert output.startswith("stopped\n")
    assert all(_is_gone(pid) for pid in pids)
    assert (tmp_path / "pids.ended-in-order").exists()


def test_asking_twice_ends_everything_at_once(start: Start, tmp_path: Path) -> None:
    process, pids = start(on_sigterm="signal.SIG_IGN", grace=600)
    process.send_signal(signal.SIGINT)
    time.sleep(SAME_REQUEST_SECONDS + 0.2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert all(_is_gone(pid) for pid in pids)


def test_a_child_that_ends_by_itself_ends_the_others() -> None:
    with Processes() as processes:
        other = processes.start("worker", ["sleep", "600"])
        processes.start("web server", ["sh", "-c", "exit 3"])
        with pytest.raises(Failed, match=r"The web server ended by itself \(exit code 3\)"):
            processes.watch()
    assert other.process.returncode == -signal.SIGTERM


def test_a_step_that_fails_says_how() -> None:
    with Processes() as processes:
        with pytest.raises(Failed, match=r"Migrating failed \(exit code 2\)"):
            processes.run("Migrating", ["sh", "-c", "exit 2"])
        with pytest.raises(Failed, match=r"Migrating failed \(killed by signal 9\)"):
            processes.run("Migrating", ["sh", "-c", "kill -9 $$"])


def test_signal_handlers_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Processes() as processes:
        processes.run("A step", ["true"])
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
