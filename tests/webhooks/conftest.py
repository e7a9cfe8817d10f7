from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User

from hni_site.webhooks import actions
from hni_site.webhooks.models import Endpoint
from tests.webhooks.receiver import Receiver, listening


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    with listening(receiver):
        yield receiver


@pytest.fixture
def loopback(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True


@pytest.fixture
def endpoint(receiver: Receiver, loopback: None, home_stored: None) -> Endpoint:
    """One that follows everything and has nothing yet; it sends to the receiver."""
    owner = User.objects.create_user("runner", "runner@example.org")
    endpoint = Endpoint(description="Sample site", url=receiver.address, owner=owner)
    receiver.secret = actions.make(endpoint, owner)
    return endpoint
