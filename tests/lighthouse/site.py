"""The site as it runs in production, with the demo content: gunicorn, collected static files."""

import os
from pathlib import Path
from urllib.request import Request, urlopen

from hni_site.operations.processes import Processes
from tests.bench.site import HOST, MANAGE, free_port, gunicorn, wait_for_port
from tests.website.weighing import File


def start(processes: Processes, folder: Path) -> str:
    """Gives its address. Raises Failed and Stopped."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    os.environ.update(
        DJANGO_SETTINGS_MODULE="hni_site.settings",
        DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
        REDIS_URL="",
        DEBUG="off",
        SECRET_KEY="only-for-measuring",
        ALLOWED_HOSTS=HOST,
        PUBLIC_BASE_URL=address,
        VAR_DIR=str(folder),
    )
    for command in ("migrate --verbosity=0", "collectstatic --no-input --verbosity=0", "load_demo"):
        name, *options = command.split()
        processes.run(f"manage.py {name}", [*MANAGE, name, *options], log=folder / "log")
    processes.start("web server", gunicorn(port, "hni_site.wsgi"))
    wait_for_port(processes, port)
    return address


def warm(address: str) -> None:
    """Asks for the page as the browser will, until each process of the web server has it."""
    as_browser = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    for _ in range(6):
        with urlopen(Request(address, headers=as_browser)) as answer:
            answer.read()


def fetch(address: str) -> File:
    """What is there, and how many bytes it took: brotli, where the site has it so."""
    packed = {"Accept-Encoding": "br", "Accept": "*/*"}
    with urlopen(Request(address, headers=packed)) as answer:
        size = len(answer.read())
    with urlopen(address) as answer:
        return File(answer.read(), size)
