"""Each arrow that design.md draws is one that the linter refuses to turn round."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from hni_site.operations.environment import ROOT

APPS = ["home", "news", "campaigns", "bazaar_pages"]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
PARTS = re.findall(r"\w+", " ".join(CONTRACTS[2]["layers"]))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The packages, empty, under the project's own rules."""
    for package in [*APPS, "hni_site", *(f"hni_site/{part}" for part in PARTS)]:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    return tmp_path


def _lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("hni_site/foundations", "home"),
        ("hni_site/api", "news"),
        ("hni_site/demo", "campaigns"),
        ("news", "campaigns"),
        ("bazaar_pages", "home"),
        ("hni_site/foundations", "hni_site.publishing"),
        ("hni_site/content_store", "hni_site.api"),
        ("hni_site/publishing", "hni_site.api"),
        ("hni_site/api", "hni_site.demo"),
    ],
)
def test_an_arrow_that_runs_up_is_refused(checkout: Path, importer: str, imported: str) -> None:
    (checkout / importer / "module.py").write_text(f"import {imported}\n")
    result = _lint(checkout)
    assert result.returncode == 1
    assert f"{importer.replace('/', '.')}.module -> {imported}" in result.stdout


@pytest.mark.only_on("sqlite")
def test_arrows_that_run_down_are_allowed(checkout: Path) -> None:
    for importer, imported in [
        ("news", "hni_site.foundations"),
        ("news", "hni_site.publishing"),
        ("hni_site/api", "hni_site.media"),
        ("hni_site/demo", "hni_site.publishing"),
    ]:
        (checkout / importer / "module.py").write_text(f"import {imported}\n")
    result = _lint(checkout)
    assert result.returncode == 0, result.stdout
