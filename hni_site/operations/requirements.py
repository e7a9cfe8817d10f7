"""Whether the pinned requirements still fit what requirements*.in ask for, without a network.

`python -m hni_site.operations.requirements`: part of `make lint`.
"""

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from hni_site.operations.environment import ROOT


def problems(asked: str, pinned: str) -> list[str]:
    """What of an .in file its .txt file does not meet, a sentence each."""
    pins = {
        canonicalize_name(name): Version(version)
        for name, version in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", pinned, re.MULTILINE)
    }
    found = []
    for line in asked.splitlines():
        text = line.partition("#")[0].strip()
        if not text or text.startswith("-"):
            continue
        requirement = Requirement(text)
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None:
            found.append(f"{text} is not pinned")
        elif pin not in requirement.specifier:
            found.append(f"{text} is pinned to {pin}")
    return found


def main(root: Path = ROOT) -> None:
    wrong = [
        f"{name}.txt: {problem}"
        for name in ("requirements", "requirements-dev")
        for problem in problems(
            (root / f"{name}.in").read_text(), (root / f"{name}.txt").read_text()
        )
    ]
    if wrong:
        sys.exit("\n".join([*wrong, "Run `make requirements`."]))
    print("requirements*.txt fit requirements*.in.")


if __name__ == "__main__":
    main()
