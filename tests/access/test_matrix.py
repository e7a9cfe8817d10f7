"""Every role × every action × every door: what happens is what was decided, and nothing else."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import TestCase
from pytest_django.plugin import DjangoDbBlocker

from hni_site.editorial.errors import CannotBePublic
from tests.access.doors import Door
from tests.access.matrix import ACTIONS, Action, decisions
from tests.access.scene import COLUMNS, Scene, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Made once; what goes on behind a door is undone when it is looked at."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Scene()
        transaction.set_rollback(True)
    cache.clear()


def happens(scene: Scene, action: Action, door: Door, column: str) -> bool:
    """Whether someone of the role gets it done through the door. Nothing unread may get out."""
    with transaction.atomic():
        page = scene.fresh(getattr(scene, action.text))
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                door.walk(Visit(scene, column), page)
        except CannotBePublic:
            pass  # wagtail-localize publishes after the commit; the admin then says why not.
        done = action.done(scene, page)
        assert not scene.leaks(), f"{column} made something public that nobody approved"
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("name", ACTIONS)
def test_what_happens_is_what_was_decided(name: str, scene: Scene) -> None:
    action, may = ACTIONS[name], decisions()[name]

    wrong = [
        f"{column} {'cannot' if may[column] else 'can'}: {door.opens} ({number})"
        for number, door in enumerate(action.doors)
        for column in COLUMNS
        if happens(scene, action, door, column) != may[column]
    ]

    assert not wrong, "\n".join(wrong)


def test_every_cell_is_decided() -> None:
    """A role or an action that is new needs its decisions in docs/roles.md."""
    assert list(decisions()) == list(ACTIONS)
