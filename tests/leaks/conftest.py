from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.leaks.canaries import PrivateSite


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[PrivateSite]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield PrivateSite()
        transaction.set_rollback(True)
