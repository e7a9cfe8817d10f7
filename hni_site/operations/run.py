"""`make run`: from a fresh checkout to a site that answers, in the foreground.

Runs on any Python 3.11 with nothing installed. Checks what can be wrong before any slow work,
builds the environment, brings the database up to date, loads the demo content, then keeps the web
server and the background worker going until it is told to stop. When one of the two ends by itself
everything ends, with a message: a site that half works hides what is wrong.
"""

import errno
import json
import os
import re
import secrets
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from hni_site.operations import environment  # isort: skip - first, for it stops an old Python

from hni_site.demo import accounts
from hni_site.operations.environment import ROOT, CannotStart
from hni_site.operations.processes import POLL_SECONDS, Failed, Processes, Stopped

HOST = "127.0.0.1"
READY_SECONDS = 90
TRUE_WORDS = {"1", "true", "on", "ok", "y", "yes"}  # As django-environ reads them.


def main() -> None:
    try:
        with Processes() as processes:
            run(processes)
    except (CannotStart, Failed) as error:
        sys.exit(f"Error: {error}")
    except Stopped:
        print("Everything has stopped.", flush=True)


def run(processes: Processes) -> None:
    """Raises CannotStart, Failed and, in the end, Stopped."""
    write_dotenv(ROOT / ".env")
    variables = {**read_dotenv(ROOT / ".env"), **os.environ}
    port = free_port(variables.get("PORT", "8000"))
    prepare_var_dir(ROOT / variables.get("VAR_DIR", "var"))
    os.environ["PORT"] = str(port)
    os.environ["PYTHONUNBUFFERED"] = "1"  # Progress shows as it happens, into a file as well.

    python = str(environment.build(processes, dev=False))
    manage = [python, "manage.py"]
    _say("Bringing the database up to date …")
    processes.run("Migrating the database", [*manage, "migrate", "--no-input"])
    is_development = variables.get("DEBUG", "").lower() in TRUE_WORDS
    if is_development:
        _say("Loading the demo content …")
        processes.run("Loading the demo content", [*manage, "load_demo"])
    else:
        _say("Collecting the static files …")
        processes.run("Collecting the static files", [*manage, "collectstatic", "--no-input"])

    _say("Starting the web server and the background worker …")
    config = ["--config", "python:hni_site.operations.gunicorn"]
    processes.start("background worker", [*manage, "run_worker"])
    processes.start("web server", [python, "-m", "gunicorn", *config, "hni_site.wsgi"])
    address = (variables.get("PUBLIC_BASE_URL") or f"http://{HOST}:{port}").rstrip("/")
    wait_until_ready(processes, port, address)
    _say(closing_words(address, accounts.lines() if is_development else []))
    processes.watch()


def closing_words(address: str, demo_accounts: list[str]) -> str:
    """Where the site is, and whom it lets in."""
    lines = [
        "",
        "The newsroom is running. Ctrl-C stops it.",
        "",
        f"  Website  {address}/",
        f"  Editing  {address}/admin/",
        f"  API      {address}/api/v2/",
    ]
    if demo_accounts:
        lines += ["", "Demo accounts (name, password):", *(f"  {line}" for line in demo_accounts)]
    return "\n".join(lines)


def write_dotenv(path: Path) -> None:
    """Writes the development settings once: a key of its own, readable by its owner alone."""
    text = (
        "# Development settings of this machine. A variable of the real environment wins.\n"
        f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
        "DEBUG=on\n"
        "WEBHOOKS_ALLOW_LOOPBACK=on\n"
    )
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise CannotStart(f"{path} cannot be written ({error.strerror}).") from error
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
    except OSError as error:
        path.unlink()  # Half a file would stay for good.
        raise CannotStart(f"{path} cannot be written ({error.strerror}).") from error


def read_dotenv(path: Path) -> dict[str, str]:
    """The variables of a .env file: NAME=value lines, the value in quotes or not."""
    pairs = re.findall(r"^(?:export )?(\w+)=(.*)$", path.read_text(), re.MULTILINE)
    return {name: re.sub(r"""^(['"])(.*)\1$""", r"\2", value) for name, value in pairs}


def free_port(text: str) -> int:
    """The port, if it can be listened on. Raises CannotStart."""
    port = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else 0
    if not 0 < port < 65536:
        raise CannotStart(f"PORT is {text!r}; it must be a number from 1 to 65535.")
    with socket.socket() as probe:
        # As the web server does: connections of an earlier run, still closing, don't count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(
                    f"Port {port} is taken by another program, perhaps another `make run`. "
                    f"Stop that one, or choose another port: PORT={port + 1} make run"
                ) from error
            raise CannotStart(
                f"Port {port} cannot be used ({error.strerror}). Choose another: PORT=8000 make run"
            ) from error
    return port


def prepare_var_dir(path: Path) -> None:
    """Makes the directory for the database, media and logs, and tries to write there."""
    probe = path / f".write-test-{os.getpid()}"
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"The data directory {path.absolute()} cannot be written ({error.strerror}). Make it "
            "writable, or choose another: VAR_DIR=/path/to/directory make run"
        ) from error


def wait_until_ready(processes: Processes, port: int, address: str) -> None:
    """Returns when /readyz says that every part works. Raises CannotStart, Failed and Stopped."""
    public = urlsplit(address)
    request = urllib.request.Request(
        f"http://{HOST}:{port}/readyz",
        headers={"Host": public.netloc, "X-Forwarded-Proto": public.scheme},
    )
    # A proxy of the environment has no business between two processes of one machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    answer = "no answer"
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        processes.check()
        processes.check_children()
        try:
            with opener.open(request, timeout=10):
                return
        except urllib.error.HTTPError as error:
            answer = f"{error.code} {_unready_parts(error.read())}"
        except OSError:
            pass  # The web server does not listen yet.
        time.sleep(POLL_SECONDS)
    raise CannotStart(f"The site was not ready after {READY_SECONDS} seconds: {answer}")


def _unready_parts(body: bytes) -> str:
    try:
        parts: Mapping[str, Mapping[str, object]] = json.loads(body)["parts"]
    except (ValueError, KeyError, TypeError):
        return ""
    return "; ".join(f"{name}: {part['detail']}" for name, part in parts.items() if not part["ok"])


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
