"""Builds the Python environment in .venv/ from any Python 3.11 or newer, offering nothing else.

`python3 -m hni_site.operations.environment [--dev]`: installs requirements.txt, with --dev also
requirements-dev.txt, each package checked against its hash, and skips what is there already.
"""

import sys

OLDEST_PYTHON = (3, 11)
PYTHON_NEEDED = (
    "Python 3.11 or newer is needed, and this is {}.{}. Install it (Debian, Ubuntu: "
    "apt install python3.11 python3.11-venv), or name it: make PYTHON=/path/to/python3.11 …"
).format(*sys.version_info)
if sys.version_info < OLDEST_PYTHON:
    sys.exit("Error: " + PYTHON_NEEDED)

import argparse
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from hni_site.operations.processes import POLL_SECONDS, Failed, Processes, Stopped

ROOT = Path(__file__).resolve().parent.parent.parent
MEGABYTE = 1024 * 1024
SPACE_NEEDED = {"run": 500 * MEGABYTE, "dev": 1200 * MEGABYTE}


class CannotStart(Exception):
    """Something that the reader can put right is missing; the message says what to do."""


def build(processes: Processes, *, dev: bool, root: Path = ROOT) -> Path:
    """Brings .venv/ up to date with the requirement files and gives its Python.

    Takes a fraction of a second when nothing changed. Raises CannotStart and Stopped.
    """
    venv = root / ".venv"
    python = venv / "bin" / "python"
    files = {"run": [root / "requirements.txt"]}
    if dev:
        files["dev"] = [*files["run"], root / "requirements-dev.txt"]
    stamps = {venv / f".installed-{name}": _digest(files[name]) for name in files}
    with _one_builder_at_a_time(processes, root):
        if _is_executable(python) and all(
            stamp.is_file() and stamp.read_text() == digest for stamp, digest in stamps.items()
        ):
            return python
        name = "dev" if dev else "run"
        _check_room(root, SPACE_NEEDED[name])
        try:
            _make_venv(processes, venv, python)
            print("Installing packages (one or two minutes the first time) …", flush=True)
            _pip_install(processes, python, files[name])
        except Failed as error:
            raise CannotStart(
                f"{error} The lines above say why: no network, no space, or no ready-made package "
                f"for Python {sys.version_info.major}.{sys.version_info.minor} on this machine "
                "(Python 3.11 has them all). Then run the same command again."
            ) from error
        for stamp, digest in stamps.items():
            stamp.write_text(digest)
    return python


def _digest(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _is_executable(path: Path) -> bool:
    return os.access(path, os.X_OK)  # False for a link to a Python that is gone.


@contextlib.contextmanager
def _one_builder_at_a_time(processes: Processes, root: Path) -> Iterator[None]:
    """Lets a second `make` wait until the first has built the environment. Raises Stopped."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        waiting = False
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not waiting:
                    print("Waiting for another make that builds the environment …", flush=True)
                waiting = True
                processes.check()
                time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _check_room(root: Path, needed: int) -> None:
    if not os.access(root, os.W_OK):
        raise CannotStart(
            f"{root} cannot be written to. Give yourself the right to, and try again."
        )
    free = shutil.disk_usage(root).free
    if free < needed:
        raise CannotStart(
            f"The environment needs {needed // MEGABYTE} MB in {root}, and {free // MEGABYTE} MB "
            "are free. Make room, then run the same command again."
        )


def _make_venv(processes: Processes, venv: Path, python: Path) -> None:
    """Makes .venv/ unless it is there and its pip works. Raises CannotStart, Failed, Stopped."""
    if _is_executable(python):
        pip = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True)
        if pip.returncode == 0:
            return
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotStart(
            f"This Python {version} lacks the module {' and '.join(missing)}. Install it "
            f"(Debian, Ubuntu: apt install python{version}-venv), then run the same command again."
        )
    print(f"Making the environment in {venv} …", flush=True)
    processes.run("Making the environment", [sys.executable, "-m", "venv", "--clear", str(venv)])


def _pip_install(processes: Processes, python: Path, files: list[Path]) -> None:
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    for file in files:
        command += ["-r", str(file)]
    processes.run("Installing packages", command)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make env", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with what tests and linting need")
    options = parser.parse_args()
    try:
        with Processes() as processes:
            build(processes, dev=options.dev)
    except CannotStart as error:
        sys.exit(f"Error: {error}")
    except Stopped:
        sys.exit(130)


if __name__ == "__main__":
    main()
