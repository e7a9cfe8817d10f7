"""One reading of one page by Lighthouse."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hni_site.operations.processes import Processes
from tests.browser.conftest import ARGUMENTS

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}

DEFAULT_SLOWDOWN = 4


@dataclass(frozen=True)
class Reading:
    scores: dict[str, int]
    """Category → 0 to 100."""
    paint: float
    """Seconds to the largest contentful paint."""
    shift: float
    slowdown: float
    """How many times slower the phone is than this machine was meanwhile."""
    complaints: list[str] = field(default_factory=list)
    """Audits that took points away, with what they say."""


class Audit:
    def __init__(self, processes: Processes, tool: Path) -> None:
        self.processes = processes
        self.tool = tool
        self.browser = _said(["chromium", "--version"]).split(" built")[0]
        self.version = _said([*self._command, "--version"])

    def read(self, url: str) -> Reading:
        """Raises Failed where Lighthouse fails, and Stopped.

        The page is looked at first; how it would have been on a phone is worked out then, when it
        is known how quick this machine was.
        """
        gathered, into = self.tool / "gathered", self.tool / "report.json"
        # What is asked of a list is marked `noindex`, on purpose.
        skipped = ["--skip-audits=is-crawlable"] if "?" in url else []
        flags = " ".join(["--headless=new", *ARGUMENTS])
        only = f"--only-categories={','.join(CATEGORIES)}"
        command = [*self._command, url, "--quiet", only, *skipped, f"--chrome-flags={flags}"]
        os.environ["CHROME_PATH"] = shutil.which("chromium") or ""
        self.processes.run(f"Lighthouse at {url}", [*command, f"--gather-mode={gathered}"])
        artifacts = gathered / "artifacts.json"
        found = json.loads(artifacts.read_text())
        slowdown = slowdown_of(found["BenchmarkIndex"])
        found["settings"]["throttling"]["cpuSlowdownMultiplier"] = slowdown
        artifacts.write_text(json.dumps(found))
        options = [f"--throttling.cpuSlowdownMultiplier={slowdown}", f"--audit-mode={gathered}"]
        options += ["--output=json", f"--output-path={into}"]
        self.processes.run(f"Lighthouse's report on {url}", [*command, *options])
        return reading_of(json.loads(into.read_text()))

    @property
    def _command(self) -> list[str]:
        return ["node", str(self.tool / "node_modules" / "lighthouse" / "cli" / "index.js")]


def slowdown_of(index: float) -> float:
    """How many times slower a middling phone is than a machine with that benchmark index.

    As Lighthouse's own calculator has it (docs/throttling.md in its repository), for machines that
    are slow or busy; never more than its default.
    """
    for least, times, step in ((1300, 3, 233), (800, 2, 500), (150, 1, 650)):
        if index >= least:
            return min(round(times + (index - least) / step, 2), DEFAULT_SLOWDOWN)
    return 1


def reading_of(report: dict[str, Any]) -> Reading:
    audits = report["audits"]
    complaints = [
        f"{name}: {audits[part['id']].get('displayValue') or audits[part['id']]['title']}"
        for name, category in report["categories"].items()
        for part in category["auditRefs"]
        if part["weight"]
        and (audits[part["id"]]["score"] or 0) < 1
        and audits[part["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
    ]
    return Reading(
        scores={
            name: round(100 * (category["score"] or 0))
            for name, category in report["categories"].items()
        },
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
        slowdown=report["configSettings"]["throttling"]["cpuSlowdownMultiplier"],
        complaints=complaints,
    )


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
