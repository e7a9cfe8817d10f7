"""Whether each part that the site needs works, for those who watch it."""

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from hni_site.content_store.dependents import pending
from hni_site.content_store.models import Head
from hni_site.operations.worker import SILENCE, last_sign_of_life

logger = logging.getLogger(__name__)


class Part(NamedTuple):
    """The state of one part, with a few words for people that give no secret away."""

    ok: bool
    detail: str


def parts() -> dict[str, Part]:
    """Every part by its name. Takes five queries; never raises."""
    checks = {"database": database, "migrations": migrations, "store": store, "worker": worker}
    return {name: _checked(check) for name, check in checks.items()}


def _checked(check: Callable[[], Part]) -> Part:
    try:
        return check()
    except Error:
        logger.exception("The database does not answer")
        return Part(False, "the database does not answer")


def database() -> Part:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Part(True, "answers")


@functools.cache
def _latest_migrations() -> frozenset[tuple[str, str]]:
    # They cannot change while this process runs, and reading them takes a tenth of a second.
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def migrations() -> Part:
    missing = _latest_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    if missing:
        return Part(False, f"apps with migrations to apply: {len(missing)}; run manage.py migrate")
    return Part(True, "applied")


def store() -> Part:
    """Whether the content store was ever filled, and how far behind it is."""
    head = Head.objects.first()
    if head is None:
        return Part(False, "was never filled: a worker does that at its start")
    waiting = pending()
    if waiting:
        return Part(True, f"at {head.sequence}; documents to build again: {waiting}")
    return Part(True, f"at {head.sequence}; every document is up to date")


def worker() -> Part:
    """A worker, on whichever machine, beats every ten seconds even during a long task."""
    seen = last_sign_of_life()
    if seen is None:
        return Part(False, "was never seen: run manage.py run_worker")
    silence = timezone.now() - seen
    return Part(silence < SILENCE, f"last seen {silence // timedelta(seconds=1)} seconds ago")
