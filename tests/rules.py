"""The rules of the suite: no skips, each test on the databases it is about, no files left."""

import shutil
from collections.abc import Generator
from itertools import groupby
from pathlib import Path

import pytest
from django.conf import settings

# Fixtures that give a test a database.
ASKS = {"db", "transactional_db", "django_db_setup"}
# Folders whose tests are about forms, rights, blocks, files and words, with no SQL of ours behind
# them: the run on SQLite has them.
ON_ONE_DATABASE = (
    "access",
    "bazaar_pages",
    "campaigns",
    "consumers",
    "embargo_copies",
    "foundations",
    "home",
    "leaks",
    "media",
    "news/importer",
    "previews",
    "publishing/checklist",
    "review_links",
    "translation/glossary",
    "translation/machine",
)
HERE = Path(__file__).parent
# Fixtures that keep content in the database for a whole module.
SHARED = {"stored_localized_site", "demo_site", "seeded"}
NOT_ALLOWED = "A test must run wherever the suite runs; mend it or delete it."


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a test that is skipped, or expected to fail, into a failure."""
    report = yield
    if report.skipped or hasattr(report, "wasxfail"):
        report.longrepr = f"{_reason(report)}\n{NOT_ALLOWED}"
        report.outcome = "failed"
        vars(report).pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turns a module that is skipped as a whole into an error."""
    report = yield
    if report.skipped:
        report.longrepr = f"{_reason(report)}\n{NOT_ALLOWED}"
        report.outcome = "failed"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2]
    return f"Expected to fail: {getattr(report, 'wasxfail', '') or 'no reason given'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the tests that the run on the other database has: those marked `only_on` it, and,
    on PostgreSQL, those of `ON_ONE_DATABASE` and those that ask no database at all."""
    vendor = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")
    elsewhere = [item for item in items if vendor not in _databases(item)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if vendor in _databases(item)]
    # What a module shares stays until its end: tests that need the database without it come first.
    # Only inside a module: those that empty the database come last of all, and stay there.
    modules = [list(found) for _path, found in groupby(items, key=lambda item: item.path)]
    items[:] = [item for found in modules for item in sorted(found, key=_shares)]


def _shares(item: pytest.Item) -> bool:
    """Whether the test uses content that is there for all of its module that do."""
    return bool(SHARED.intersection(item.fixturenames))  # type: ignore[attr-defined] # A function's.


def _databases(item: pytest.Item) -> set[str]:
    """On which databases the test runs."""
    if marks := list(item.iter_markers("only_on")):
        return set.intersection(*(set(mark.args) for mark in marks))
    folder = item.path.parent
    if any(folder == HERE / name or HERE / name in folder.parents for name in ON_ONE_DATABASE):
        return {"sqlite"}
    asks = item.get_closest_marker("django_db") or ASKS.intersection(item.fixturenames)  # type: ignore[attr-defined] # A function's.
    return {"sqlite", "postgresql"} if asks else {"sqlite"}


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)
