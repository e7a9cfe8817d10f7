"""The rules that the suite itself runs under."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.db import connection

from hni_site.operations.environment import ROOT

NOT_RUNNING = """
import unittest

@pytest.mark.skip(reason="later")
def test_marked() -> None: ...

@pytest.mark.skipif(True, reason="not here")
def test_marked_with_condition() -> None: ...

def test_skipping_itself() -> None:
    pytest.skip("not today")

@pytest.mark.xfail
def test_expected_to_fail() -> None:
    assert False

@pytest.mark.xfail(strict=False)
def test_expected_to_fail_but_passing() -> None: ...

class TestCase(unittest.TestCase):
    def test_skipping_itself(self) -> None:
        self.skipTest("no")
"""


def _run_pytest(directory: Path, test: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (directory / "test_it.py").write_text(f"import pytest\n{test}\n")
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.rules"),
            # No summary: on a build machine (CI set) it repeats each reason whole.
            *("-p", "no:cacheprovider", "-rN", str(directory), *arguments),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_test_that_does_not_run_is_a_failure(workers: str, tmp_path: Path) -> None:
    result = _run_pytest(tmp_path, NOT_RUNNING, "-n", workers)
    assert result.returncode == 1, result.stdout
    assert result.stdout.count("\nA test must run wherever the suite runs") == 6
    counts = re.findall(r"(\d+) (\w+)", result.stdout.splitlines()[-1].partition(" in ")[0])
    assert sum(int(count) for count, _ in counts) == 6
    assert {outcome for _, outcome in counts} <= {"failed", "error", "errors"}


@pytest.mark.only_on("sqlite")
def test_a_module_that_does_not_run_is_an_error(tmp_path: Path) -> None:
    result = _run_pytest(tmp_path, "pytest.importorskip('no_such_module')", "-n", "0")
    assert result.returncode == 2, result.stdout
    assert "1 error in" in result.stdout.splitlines()[-1]


@pytest.mark.only_on("sqlite")
def test_a_test_about_another_database_is_left_out(tmp_path: Path) -> None:
    tests = "\n".join(
        f"@pytest.mark.only_on('{database}')\ndef test_{database}() -> None: ..."
        for database in ("sqlite", "postgresql")
    )
    result = _run_pytest(tmp_path, tests, "-n", "0", "-v")
    assert result.returncode == 0, result.stdout
    assert "test_sqlite PASSED" in result.stdout
    assert "test_postgresql" not in result.stdout
    assert "1 passed, 1 deselected" in result.stdout


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_the_other_run_is_on_a_real_postgresql_and_redis() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        assert int(cursor.fetchone()[0]) >= 180000
    cache = caches["default"]
    assert isinstance(cache, RedisCache)
    cache.set("word", "felt", timeout=60)
    assert cache.get("word") == "felt"
