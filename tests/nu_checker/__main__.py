"""`make html`: the W3C's Nu Html Checker reads every page of the demo site, in all its languages.

The pages are those that `tests/website/test_crawl.py` leaves in the folder `HTML_INTO`; without one
the crawl is run first.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from hni_site.operations.processes import Failed, Processes, Stopped

HERE = Path(__file__).parent
CRAWL = ["-m", "tests.servers", "--db", "sqlite", "--", "tests/website/test_crawl.py", "-n", "0"]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="newsroom-html-") as folder:
        pages = os.environ.setdefault("HTML_INTO", folder)
        try:
            with Processes() as processes:
                check(processes, Path(folder), Path(pages))
        except Stopped:
            sys.exit(130)
        except Failed as error:
            sys.exit(f"Error: {error}")
        print(f"{len(list(Path(pages).glob('*.html')))} pages, all valid.")


def check(processes: Processes, folder: Path, pages: Path) -> None:
    """Raises Failed where a page is not valid HTML, and Stopped."""
    for program, package in (("npm", "nodejs npm"), ("java", "default-jre-headless")):
        if shutil.which(program) is None:
            raise Failed(f"{program} was not found. Install it (Debian: apt install {package}).")
    if not any(pages.glob("*.html")):
        processes.run("Reading the website", [sys.executable, *CRAWL])
    tool = folder / "nu_checker"
    shutil.copytree(HERE, tool, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    processes.run("Installing the checker", [*install, "--prefix", str(tool)])
    [jar] = tool.glob("node_modules/vnu-jar/build/dist/vnu.jar")
    command = ["java", "-jar", str(jar), "--skip-non-html", "--format", "gnu", str(pages)]
    processes.run("Checking the pages", command)


if __name__ == "__main__":
    main()
