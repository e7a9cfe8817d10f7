"""How long an answer takes says nothing about what it does not show.

The queries are counted exactly: an answer that loads what it hides takes more of them. And the time
itself is measured, hidden and missing in turns, so that whatever else the machine does meets both.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.foundations.links import site_path
from tests.leaks.asking import ids, things_named
from tests.leaks.canaries import CANARY, PrivateSite

# The same code decides, whichever database there is.
pytestmark = pytest.mark.django_db

# Medians of so many rounds; what is hidden may seem so much slower or faster than what is not.
ROUNDS = 41
TOLERANCE = 1.5

Pair = tuple[str, str]
"""The address of something hidden, and one of the same kind and length at which nothing is."""


def pages(site: PrivateSite) -> Iterator[Pair]:
    """But for those that ask for a password or a login: they say themselves that they are there.

    And for those in whose place the original is shown, as if they had never been.
    """
    public = ContentItem.objects.filter(state=State.LIVE).values_list("url_path", flat=True)
    shown_instead = {f"/{path.split('/', 2)[2]}" for path in public}
    for page in site.hidden:
        path = "" if page.live else site_path(page)
        if path and f"/{path.split('/', 2)[2]}" not in shown_instead:
            yield path, f"{path[:-4]}zzz/"


def addresses_asked_of_the_api(site: PrivateSite) -> Iterator[Pair]:
    for hidden, missing in pages(site):
        find = "/api/v2/pages/find/?html_path="
        yield find + hidden, find + missing


def details_of_the_api(site: PrivateSite) -> Iterator[Pair]:
    nobody = max(ids()) + 1
    for page in site.hidden:
        yield f"/api/v2/pages/{page.pk}/", f"/api/v2/pages/{nobody}/"


def pictures_and_files(site: PrivateSite) -> Iterator[Pair]:
    for path in things_named(CANARY)[::20]:
        if path.startswith("/media/"):
            yield path, path.replace("zqcan", "zzzzz")
        else:
            yield path, f"/documents/{max(ids()) + 1}/{path.rsplit('/', 1)[1]}"


def copies(site: PrivateSite) -> Iterator[Pair]:
    for journalist in site.ended_copies:
        address = journalist.address
        yield address, f"{address[:-4]}zzz/"


KINDS = [pages, addresses_asked_of_the_api, details_of_the_api, pictures_and_files, copies]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
Kind = Callable[[PrivateSite], Iterator[Pair]]


@each_kind
def test_hidden_and_missing_take_the_same_queries(kind: Kind, site: PrivateSite) -> None:
    client = Client()
    pairs = list(kind(site))
    assert len(pairs) > 1
    _queries(client, pairs[0][1])  # What is looked up once for all is no part of the answer.

    different = {
        hidden: (queries, expected)
        for hidden, missing in pairs
        if (queries := _queries(client, hidden)) != (expected := _queries(client, missing))
    }

    assert different == {}


@each_kind
def test_hidden_and_missing_take_the_same_time(kind: Kind, site: PrivateSite) -> None:
    client = Client()
    pairs = list(kind(site))
    hidden_times, missing_times = [], []
    gc.collect()
    gc.disable()
    try:
        for round_ in range(-2, ROUNDS):
            hidden, missing = pairs[round_ % len(pairs)]
            times = (_seconds(client, hidden), _seconds(client, missing))
            if round_ >= 0:  # The first ones fill what is kept from request to request.
                hidden_times.append(times[0])
                missing_times.append(times[1])
    finally:
        gc.enable()

    ratio = statistics.median(hidden_times) / statistics.median(missing_times)

    assert 1 / TOLERANCE < ratio < TOLERANCE


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 404, path
    return len(captured)


def _seconds(client: Client, path: str) -> float:
    """What it takes us, so that whatever else the machine does meanwhile makes no difference. What
    it takes the database is the same where the queries are."""
    start = time.thread_time()
    client.get(path)
    return time.thread_time() - start
