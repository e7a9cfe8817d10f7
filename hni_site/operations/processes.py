"""Child processes that end with this one, whatever ends it. Standard library only."""

import contextlib
import ctypes
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import NamedTuple, Self

POLL_SECONDS = 0.1
GRACE_SECONDS = 20  # Longer than gunicorn's graceful_timeout, which ends its workers first.
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SAME_REQUEST_SECONDS = 2  # On a busy machine make hands a signal on late.
PR_SET_PDEATHSIG = 1  # prctl(2)


class Stopped(Exception):
    """Somebody asked this process to stop: a signal came, or the `make` above it is going."""


class Failed(Exception):
    """A child ended that should have gone on, or ended with an error."""


class Child(NamedTuple):
    name: str
    process: subprocess.Popen[bytes]
    stop_signal: signal.Signals


class Processes:
    """Runs child processes, each in a process group of its own, and ends them all on leaving.

    A Ctrl-C in the terminal then reaches this process alone, which ends its children in order,
    with whatever they started themselves. A second one ends them at once.
    On Linux the children get a SIGTERM even if this process is killed.
    """

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._requests = 0
        self._last_signal = -math.inf
        self._previous: dict[signal.Signals, Callable[[int, FrameType | None], object] | int] = {}
        self._parent = os.getppid()
        self._parent_caught_interrupts = _signal_is_in("SigCgt", signal.SIGINT, self._parent)

    def __enter__(self) -> Self:
        for number in STOP_SIGNALS:
            self._previous[number] = signal.getsignal(number) or signal.SIG_DFL
            signal.signal(number, self._note_signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_all()
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def run(
        self,
        name: str,
        command: Sequence[str],
        *,
        user: str | None = None,
        log: Path | None = None,
    ) -> None:
        """Runs a command to its end. Raises Failed if it ends with an error, and Stopped."""
        child = self.start(name, command, user=user, log=log)
        code = self.wait(child)
        if code:
            raise Failed(f"{name} failed ({_how_it_ended(code)}).")

    def wait(self, child: Child) -> int:
        """The exit code of a child, once it has ended. Raises Stopped."""
        while child.process.poll() is None:
            self.check()
            time.sleep(POLL_SECONDS)
        self._children.remove(child)
        return child.process.returncode

    def start(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        user: str | None = None,
        log: Path | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> Child:
        """Starts a command that goes on beside this process.

        `user` runs it, if given; what it says goes to `log`, or else where this process writes.
        """
        with contextlib.ExitStack() as stack:
            process = subprocess.Popen(
                command,
                env=env,
                user=user,
                stdin=subprocess.DEVNULL,
                stdout=stack.enter_context(log.open("ab")) if log else None,
                stderr=subprocess.STDOUT if log else None,
                process_group=0,
                preexec_fn=_end_with(os.getpid()),
            )
        child = Child(name, process, stop_signal)
        self._children.append(child)
        return child

    def end(self, child: Child) -> None:
        """Ends one before the others. Raises Stopped."""
        _signal_group(child, child.stop_signal)
        self.wait(child)

    def watch(self) -> None:
        """Returns never: raises Failed when a child ends, and Stopped."""
        while True:
            self.check()
            self.check_children()
            time.sleep(POLL_SECONDS)

    def check(self) -> None:
        """Raises Stopped if this process was asked to stop."""
        if self._requests or os.getppid() != self._parent or self._parent_was_interrupted():
            raise Stopped

    def check_children(self) -> None:
        """Raises Failed if a child that was started has ended."""
        for child in self._children:
            code = child.process.poll()
            if code is not None:
                raise Failed(f"The {child.name} ended by itself ({_how_it_ended(code)}).")

    def _note_signal(self, number: int, frame: FrameType | None) -> None:
        # One request can arrive twice: straight, and handed on by make.
        if time.monotonic() - self._last_signal > SAME_REQUEST_SECONDS:
            self._requests += 1
        self._last_signal = time.monotonic()

    def _parent_was_interrupted(self) -> bool:
        """Whether `make` alone got a SIGINT.

        On SIGTERM GNU make signals its child; on SIGINT it trusts the terminal to have done so and
        waits, with the signal blocked and no longer caught.
        """
        return (
            self._parent_caught_interrupts
            and _signal_is_in("SigBlk", signal.SIGINT, self._parent)
            and not _signal_is_in("SigCgt", signal.SIGINT, self._parent)
        )

    def _end_all(self) -> None:
        for child in self._children:
            _signal_group(child, child.stop_signal)
        deadline = time.monotonic() + GRACE_SECONDS
        while (
            any(child.process.poll() is None for child in self._children)
            and time.monotonic() < deadline
            and self._requests <= 1
        ):
            time.sleep(POLL_SECONDS)
        for child in self._children:
            _signal_group(child, signal.SIGKILL)
            child.process.wait()
        self._children.clear()


def _signal_group(child: Child, number: signal.Signals) -> None:
    # The group outlives its first process while anything that one started still runs.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.process.pid, number)


def _end_with(parent: int) -> Callable[[], None] | None:
    """What a child does first, so that the kernel ends it when its parent is gone (Linux only)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl

    def follow() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)  # The parent went before the kernel was asked to watch it.

    return follow


def _signal_is_in(mask: str, number: signal.Signals, pid: int) -> bool:
    """Whether a signal is in a process's SigCgt or SigBlk; False where /proc does not say."""
    try:
        with open(f"/proc/{pid}/status") as status:
            line = next(line for line in status if line.startswith(mask + ":"))
    except (OSError, StopIteration):
        return False
    return bool(int(line.split()[1], 16) >> (number - 1) & 1)


def _how_it_ended(code: int) -> str:
    """An exit code in words: negative codes are signals."""
    return f"exit code {code}" if code >= 0 else f"killed by signal {-code}"
