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


@dataclass(frozen=True)
class Reading:
    scores: dict[str, int]
    """Category → 0 to 100."""
    paint: float
    """Seconds to the largest contentful paint."""
    shift: float
    size: int
    """Bytes, as the browser counts them."""
    complaints: list[str] = field(default_factory=list)
    """Audits that took points away, with what they say."""


class Audit:
    def __init__(self, processes: Processes, tool: Path) -> None:
        self.processes = processes
        self.tool = tool
        self.browser = _said(["chromium", "--version"]).split(" built")[0]
        self.version = _said([*self._command, "--version"])

    def read(self, url: str) -> Reading:
        """Raises Failed where Lighthouse fails, and Stopped."""
        into = self.tool / "report.json"
        # What is asked of a list is marked `noindex`, on purpose.
        skipped = ["--skip-audits=is-crawlable"] if "?" in url else []
        options = ["--quiet", "--output=json", f"--output-path={into}"]
        flags = " ".join(["--headless=new", *ARGUMENTS])
        only = f"--only-categories={','.join(CATEGORIES)}"
        command = [*self._command, url, *options, only, *skipped, f"--chrome-flags={flags}"]
        os.environ["CHROME_PATH"] = shutil.which("chromium") or ""
        self.processes.run(f"Lighthouse at {url}", command)
        return reading_of(json.loads(into.read_text()))

    @property
    def _command(self) -> list[str]:
        return ["node", str(self.tool / "node_modules" / "lighthouse" / "cli" / "index.js")]


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
        size=int(audits["total-byte-weight"]["numericValue"]),
        complaints=complaints,
    )


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
