"""`make lighthouse`: Google's Lighthouse reads a page of each kind as a phone on slow 4G does.

The site runs as in production. Throttling is simulated, and fits how quick the machine is just
then, so that its own speed hardly counts; and of three readings the median does. Writes
docs/weights.md, and fails where a page falls short. `--page NAME` looks at one page alone, and only
prints.
"""

import argparse
import datetime
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from hni_site.operations.environment import ROOT
from hni_site.operations.processes import Failed, Processes, Stopped
from tests.bench.report import Section, Table, markdown
from tests.lighthouse import weights
from tests.lighthouse.audit import CATEGORIES, Audit, Reading
from tests.lighthouse.pages import PAGES
from tests.lighthouse.site import start, warm

HERE = Path(__file__).parent
REPORT = ROOT / "docs" / "weights.md"
READINGS = 3
LEAST = {
    "performance": 98,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
SLOWEST_PAINT = 1.5  # Seconds to the largest contentful paint.
MOST_SHIFT = 0.01  # Cumulative layout shift.

HEAD = """# How light the website is

`make lighthouse` measured this and wrote this page, on {date}. What a page may weigh is checked by
`tests/website/test_weights.py` with every run of the tests.
"""
TEXT = """
Lighthouse {lighthouse} in {browser}, as a phone on slow 4G: 150 ms a round trip, 1.6 Mbit/s, and
a processor {slowdown:.1f} times slower than this machine's was meanwhile (a middling phone, by
Lighthouse's own calculator), all simulated; the median of {readings}. Served by gunicorn without
TLS and HTTP/2, as pages are that were read before. Searches and narrowed lists are closed to search
engines on purpose, so that audit is left out there.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make lighthouse", description=__doc__)
    parser.add_argument("--page", choices=list(PAGES), help="this page alone")
    options = parser.parse_args()
    os.chdir(ROOT)
    pages = {options.page: PAGES[options.page]} if options.page else PAGES
    folder = Path(tempfile.mkdtemp(prefix="newsroom-lighthouse-"))
    try:
        with Processes() as processes:
            audit = installed(processes, folder)
            address = start(processes, folder)
            readings = {name: read(audit, f"{address}{path}") for name, path in pages.items()}
            light = [] if options.page else weights.sections(address)
    except Stopped:
        sys.exit(130)
    except Failed as error:
        sys.exit(f"Error: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sections = [*light, section(readings, audit)]
    print("\n".join(markdown(one) for one in sections))
    if not options.page:
        head = HEAD.format(date=datetime.date.today())
        REPORT.write_text("\n".join([head, *(markdown(one) for one in sections)]))
        print(f"Written to {REPORT.relative_to(ROOT)}.")
    if faults := [fault for name, reading in readings.items() for fault in short(name, reading)]:
        sys.exit("\n".join(["Falls short:", *faults]))


def installed(processes: Processes, folder: Path) -> Audit:
    """Raises Failed where a program is missing or can't be installed, and Stopped."""
    for program, package in (("npm", "nodejs npm"), ("chromium", "chromium")):
        if shutil.which(program) is None:
            raise Failed(f"{program} was not found. Install it (Debian: apt install {package}).")
    tool = folder / "tool"
    shutil.copytree(HERE, tool, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    processes.run("Installing Lighthouse", [*install, "--prefix", str(tool)])
    return Audit(processes, tool)


def read(audit: Audit, url: str) -> Reading:
    print(f"{url} …", flush=True)
    several = []
    for _ in range(READINGS):
        warm(url)  # A page is made once, and given again to all readers for a minute.
        try:
            several.append(audit.read(url))
        except Failed:  # "Something went wrong … Please run Lighthouse again."
            several.append(audit.read(url))
    return Reading(
        scores={name: int(statistics.median(r.scores[name] for r in several)) for name in LEAST},
        paint=statistics.median(reading.paint for reading in several),
        shift=statistics.median(reading.shift for reading in several),
        slowdown=statistics.median(reading.slowdown for reading in several),
        complaints=sorted({complaint for r in several for complaint in r.complaints}),
    )


def short(name: str, reading: Reading) -> list[str]:
    """Where the page falls short, and of what."""
    faults = [
        f"{category} is {reading.scores[category]}, not {least}: {'; '.join(reading.complaints)}"
        for category, least in LEAST.items()
        if reading.scores[category] < least
    ]
    if reading.paint >= SLOWEST_PAINT:
        faults.append(f"the largest paint takes {reading.paint:.2f} s, not {SLOWEST_PAINT} s")
    if reading.shift >= MOST_SHIFT:
        faults.append(f"the layout shifts by {reading.shift:.3f}, not {MOST_SHIFT}")
    return [f"  {name}: {fault}" for fault in faults]


def section(readings: dict[str, Reading], audit: Audit) -> Section:
    columns = ["Page", *CATEGORIES.values(), "largest paint, s", "layout shift"]
    rows = [
        [
            name,
            *(str(reading.scores[category]) for category in CATEGORIES),
            f"{reading.paint:.2f}",
            f"{reading.shift:.3f}",
        ]
        for name, reading in readings.items()
    ]
    text = TEXT.format(
        lighthouse=audit.version,
        browser=audit.browser,
        readings=READINGS,
        slowdown=statistics.median(reading.slowdown for reading in readings.values()),
    )
    return Section("Lighthouse", text, [Table(columns, rows)])


if __name__ == "__main__":
    main()
