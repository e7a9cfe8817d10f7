import ast
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hni_site.operations import environment
from hni_site.operations.environment import ROOT, CannotStart, build
from hni_site.operations.processes import Processes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout that needs no packages, so that no network is needed either."""
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    (tmp_path / "requirements-dev.txt").write_text("# nothing either\n")
    return tmp_path


@pytest.mark.parametrize("module", ["environment", "run"])
def test_an_old_python_is_told_so(module: str) -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); "
        f"runpy.run_module('hni_site.operations.{module}', run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Error: Python 3.11 or newer is needed, and this is 3.9.")
    assert "apt install python3.11 python3.11-venv" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_old_python_can_read_the_file_that_tells_it() -> None:
    for name in ("__init__.py", "operations/__init__.py", "operations/environment.py"):
        ast.parse((ROOT / "hni_site" / name).read_text(), feature_version=(3, 6))


def test_make_without_any_python_says_what_to_install() -> None:
    for target in ("run", "env", "test"):
        result = subprocess.run(
            ["make", target, "PYTHON=no-such-python"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode != 0
        assert result.stderr.startswith("Error: no-such-python was not found. Install Python 3.11")


def test_make_prefers_a_python_that_is_new_enough(tmp_path: Path) -> None:
    for name, is_new_enough in (("python3.11", False), ("python3.12", True), ("python3", True)):
        program = tmp_path / name
        program.write_text(
            f'#!/bin/sh\n[ "$1" = -c ] && exit {0 if is_new_enough else 1}\necho "{name} $*"\n'
        )
        program.chmod(0o755)
    result = subprocess.run(
        ["make", "env"],
        cwd=ROOT,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "python3.12 -m hni_site.operations.environment\n"


def test_a_missing_venv_module_is_told_with_its_package(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_spec(name: str) -> object:
        return None if name == "ensurepip" else object()

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)
    with (
        pytest.raises(CannotStart, match=r"lacks the module ensurepip.*apt install python3\.\d+-v"),
        Processes() as processes,
    ):
        build(processes, dev=False, root=root)
    assert not (root / ".venv").exists()


def test_a_full_disk_is_told_before_anything_is_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(root)._replace(free=7 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    with (
        Processes() as processes,
        pytest.raises(CannotStart, match=r"needs 500 MB in .*, and 7 MB are free"),
    ):
        build(processes, dev=False, root=root)
    assert not (root / ".venv").exists()


def test_an_environment_is_built_once_and_again_when_it_must(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[list[Path]] = []
    pip_install = environment._pip_install

    def counting(processes: Processes, python: Path, files: list[Path]) -> None:
        pip_install(processes, python, files)
        installed.append(files)

    monkeypatch.setattr(environment, "_pip_install", counting)
    run, dev = root / "requirements.txt", root / "requirements-dev.txt"
    with Processes() as processes:
        python = build(processes, dev=False, root=root)
        assert python == root / ".venv" / "bin" / "python"
        assert installed == [[run]]

        build(processes, dev=False, root=root)
        assert installed == [[run]], "nothing changed"

        build(processes, dev=True, root=root)
        build(processes, dev=False, root=root)
        assert installed == [[run], [run, dev]], "the larger environment holds the smaller one"

        run.write_text("# something else\n")
        build(processes, dev=False, root=root)
        assert installed[2:] == [[run]]
        build(processes, dev=True, root=root)
        assert installed[3:] == [[run, dev]]

        python.unlink()
        python.symlink_to("/no/such/python")
        build(processes, dev=True, root=root)
        assert installed[4:] == [[run, dev]], "its Python was gone"
    subprocess.run([python, "-m", "pip", "--version"], check=True)


def test_packages_without_the_right_hash_are_refused(root: Path) -> None:
    (root / "requirements.txt").write_text("no-such-package==1.0\n")
    with (
        Processes() as processes,
        pytest.raises(CannotStart, match=r"Installing packages failed.*The lines above say why"),
    ):
        build(processes, dev=False, root=root)
    assert not (root / ".venv" / ".installed-run").exists()
