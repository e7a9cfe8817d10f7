"""`make bench`: measures the site beside Wagtail's own API and beside what is possible at all.

`python -m tests.bench [--quick] [--part NAME]`. Needs three minutes for a quick look and half
an hour for the whole, which writes docs/performance.md. The servers it needs come from pip.
"""

import argparse
import datetime
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from hni_site.operations.environment import ROOT
from hni_site.operations.processes import Failed, Processes, Stopped
from tests.bench import database
from tests.bench.part import QUICK, WHOLE, Part, Scale
from tests.bench.parts.following import Following
from tests.bench.parts.growth import Growth
from tests.bench.parts.memory import Memory
from tests.bench.parts.side_by_side import SideBySide
from tests.bench.parts.suggestions import Suggestions
from tests.bench.parts.website import Website
from tests.bench.report import markdown, wrapped
from tests.bench.site import Site

PARTS: tuple[type[Part], ...] = (
    SideBySide,
    Website,
    Memory,
    Growth,
    Following,
    Suggestions,
)
PAGE = ROOT / "docs" / "performance.md"
PACKAGES = ("Django", "Wagtail", "gunicorn", "psycopg")

HEAD = """
# Performance

`make bench` measured this and wrote this page.

- On {date}, on a machine with {cores} cores ({machine})
- Python {python}, {packages}, PostgreSQL {postgresql}
- Load average before it began: {load:.1f}; 0 is a machine with nothing else to do

Client (libcurl), web servers and database share the cores, and whatever else runs there. So look at
the ratios: requests a second are this machine's, ratios mostly the software's. 10 × means ten times
the throughput, or for latencies ten times the wait.

What makes it fast:

- A page's public document is built when it is published, not when it is read
  ([content-store.md](content-store.md)).
- A listing is one query, a detail another, and their SQL is written once
  (`hni_site/api/statements.py`).
- Every request asks one row where the log of changes stands. While it stands still a response that
  was given is given again, before Django is asked (`hni_site/delivery/repeating.py`). A publish
  moves it, so the very next answer of every process is new.

`make bench ARGS=--quick` gives a rough look in a few minutes, `ARGS="--part growth"` one part
alone; both only print. A part is a short file in `tests/bench/parts/`.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="little data, a few minutes")
    parser.add_argument("--part", choices=[part.name for part in PARTS], help="this part alone")
    options = parser.parse_args()
    parts = [part() for part in PARTS if options.part in (None, part.name)]
    os.chdir(ROOT)
    # Directly below /tmp, because the path of a Unix socket is limited to about 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="newsroom-", dir="/tmp"))
    folder.chmod(0o711)  # PostgreSQL may run as another user.
    try:
        with Processes() as processes:
            text = run(processes, folder, parts, QUICK if options.quick else WHOLE)
    except Stopped:
        sys.exit(130)
    except Failed as error:
        sys.exit(f"Error: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not options.quick and not options.part:
        PAGE.write_text(text)
        print(f"Written to {PAGE.relative_to(ROOT)}.")


def run(processes: Processes, folder: Path, parts: Sequence[Part], scale: Scale) -> str:
    """The report. Raises Failed and Stopped."""
    started, load = time.monotonic(), os.getloadavg()[0]

    def say(text: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - started), 60)
        print(f"[{minutes:2}:{seconds:02}] {text}", flush=True)

    say("Making a PostgreSQL database and a site …")
    site = Site(processes, folder, say)
    site.make()
    site.load(scale.releases)
    for size in sorted({size for part in parts for size in part.sizes(scale)}):
        if size > site.releases:
            site.multiply(size)
        for part in parts:
            if size in part.sizes(scale):
                part.measure(site, scale)
                print(f"\n{markdown(part.section())}", flush=True)
    return "\n".join([head(load), *(markdown(part.section()) for part in parts)])


def head(load: float) -> str:
    """What the page says before the parts; `load` is the machine's before they began."""
    filled = HEAD.format(
        date=datetime.date.today(),
        cores=os.cpu_count(),
        machine=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        packages=", ".join(f"{name} {version(name)}" for name in PACKAGES),
        postgresql=database.postgresql_version(),
        load=load,
    )
    return wrapped(filled) + "\n"


if __name__ == "__main__":
    main()
