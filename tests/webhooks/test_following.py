"""What lies behind an endpoint's place reaches it: in order, at least once, whatever happens."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from hni_site.content_store.models import Head
from hni_site.webhooks import actions, delays, following, posting, sending
from hni_site.webhooks.delays import delay, read_retry_after
from hni_site.webhooks.enums import Grace, Outcome, Reason, State
from hni_site.webhooks.following import Lease, due, follow
from hni_site.webhooks.models import Delivery, Endpoint, Follower
from hni_site.webhooks.signing import PREFIX, Unreadable, decrypt
from tests.content_store.store import document, work_off
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import publish
from tests.webhooks.receiver import Receiver, deliver, held_by

pytestmark = pytest.mark.django_db

HOME = "Home"
NOW = datetime.datetime(2026, 11, 8, 9, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def fresh(endpoint: Endpoint) -> Endpoint:
    return Endpoint.objects.get(pk=endpoint.pk)


def retitle(page: Any, title: str) -> None:
    page.title = title
    publish(page)


def outcomes() -> list[tuple[str, int | None]]:
    return list(Delivery.objects.order_by("pk").values_list("outcome", "status"))


# --- What is sent ---------------------------------------------------------------------------------


def test_begins_with_all_that_is_public_and_goes_on_with_what_changed(
    endpoint: Endpoint, receiver: Receiver
) -> None:
    kept, gone = StandardPageFactory(title="Kept"), StandardPageFactory(title="Gone")
    StandardPageFactory(title="Draft", live=False)
    deliver()
    [first] = receiver.requests
    assert first.payload["type"] == "content.changed"
    assert first.payload["timestamp"].startswith("2026-11-08T09:00:00")
    assert first.payload["data"]["begins"] is True
    assert first.payload["data"]["more"] is False
    assert first.headers["content-type"] == "application/json"
    assert first.items[-2] == {
        "sequence": document(kept)["meta"]["sequence"],
        "state": "live",
        "document": document(kept),
    }

    deliver()
    assert len(receiver.requests) == 1, "nothing has changed"

    retitle(kept, "New")
    gone.unpublish()
    deliver()

    assert receiver.requests[1].titles == ["New", f"-{gone.pk}"]
    assert receiver.requests[1].payload["data"]["begins"] is False
    assert receiver.requests[1].items[1]["tombstone"]["reason"] == "unpublished"
    assert receiver.faults == []
    assert outcomes() == [("taken", 200)] * 2
    assert receiver.path_asked == ["/changes?of=all"] * 2


def test_its_cursor_is_one_of_sync(endpoint: Endpoint, receiver: Receiver, client: Client) -> None:
    page = StandardPageFactory()
    Endpoint.objects.update(types=["home.StandardPage"], locales=["en"])
    deliver()
    cursor = receiver.requests[0].payload["data"]["cursor"]
    query = {"cursor": cursor, "type": "home.StandardPage", "locale": "en"}

    assert client.get("/api/v2/sync/", query).json()["items"] == []
    retitle(page, "New")
    items = client.get("/api/v2/sync/", {**query, "_": "1"}).json()["items"]
    assert [item["document"]["title"] for item in items] == ["New"]


def test_only_what_it_follows(
    endpoint: Endpoint, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    Endpoint.objects.update(types=["news.PressReleasePage"], locales=["en", "es"])
    page, release = StandardPageFactory(), PressReleasePageFactory(title="Release")
    deliver()
    retitle(page, "Not for it")
    deliver()

    assert receiver.titles == [release.title]
    assert fresh(endpoint).sequence == Head.objects.get().sequence
    assert not due(timezone.now()).exists()


def test_in_batches_bounded_by_number_and_size(
    endpoint: Endpoint, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [StandardPageFactory(title=f"Page {number}") for number in range(5)]
    carrier = sending.ENDPOINTS.__class__(
        **{**vars(sending.ENDPOINTS), "limit": 4}  # Of them and the home page.
    )
    monkeypatch.setattr(following, "ENDPOINTS", carrier)
    deliver()
    assert [len(request.items) for request in receiver.requests] == [4, 2]
    assert [request.payload["data"]["more"] for request in receiver.requests] == [True, False]
    assert receiver.titles[1:] == [page.title for page in pages]
    assert len({request.id for request in receiver.requests}) == 2

    monkeypatch.setattr("hni_site.webhooks.batches.MOST_BYTES", 10)
    for page in pages[:2]:
        retitle(page, "Large")
    deliver()
    assert [len(request.items) for request in receiver.requests[2:]] == [1, 1]


def test_a_test_request_moves_nothing(endpoint: Endpoint, receiver: Receiver) -> None:
    delivery = actions.try_out(fresh(endpoint))

    [request] = receiver.requests
    assert (request.payload["type"], request.items) == ("test", [])
    assert (delivery.kind, delivery.outcome) == ("test", Outcome.TAKEN)
    assert fresh(endpoint).sequence == 0


# --- What is not taken ----------------------------------------------------------------------------


def test_the_same_batch_comes_again_as_the_same_message(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    """Of what changed meanwhile nothing stands in it: whoever took it unheard may leave it out."""
    pages = [StandardPageFactory(title=f"Page {number}") for number in range(3)]
    receiver.answer = lambda request: (500, {}, b"no room")
    deliver()
    retitle(pages[0], "New")
    receiver.answer = lambda request: (200, {}, b"")
    deliver()
    assert len(receiver.requests) == 1, "its time has not come"
    clock.shift(delays.FIRST * 2)
    deliver()

    first, again, new = receiver.requests
    assert first.id == again.id != new.id
    assert [*first.titles] == [home_page().title, "Page 0", "Page 1", "Page 2"]
    assert again.titles == [home_page().title, "Page 1", "Page 2"]
    assert new.titles == ["New"]
    assert outcomes() == [("refused", 500), ("taken", 200), ("taken", 200)]
    assert Delivery.objects.order_by("pk")[0].excerpt == "no room"
    assert held_by([first, new]) == held_by([again, new])


def test_a_batch_of_which_nothing_is_left(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    page = StandardPageFactory(title="Page")
    deliver()
    retitle(page, "Old")
    receiver.answer = lambda request: (500, {}, b"")
    deliver()
    retitle(page, "New")
    receiver.answer = lambda request: (200, {}, b"")
    clock.shift(delays.FIRST * 2)
    deliver()

    assert [request.titles for request in receiver.requests[1:]] == [["Old"], ["New"]]
    assert receiver.requests[1].id != receiver.requests[2].id


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((500, {}, b""), ("refused", 500)),
        ((301, {"Location": "http://127.0.0.1:1/"}, b""), ("refused", 301)),
        ((404, {}, b""), ("refused", 404)),
    ],
)
def test_anything_but_2xx_is_tried_again(
    endpoint: Endpoint, receiver: Receiver, answer: Any, outcome: Any
) -> None:
    receiver.answer = lambda request: answer
    deliver()

    assert outcomes() == [outcome]
    found = fresh(endpoint)
    assert (found.sequence, found.failures, found.failing_since) == (0, 1, NOW)
    assert found.next_attempt_at
    assert delays.FIRST <= found.next_attempt_at - NOW <= delays.FIRST * (1 + delays.JITTER)
    assert found.lease is None


def test_nobody_there(endpoint: Endpoint) -> None:
    Endpoint.objects.update(url="http://127.0.0.1:9/")
    deliver()

    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.status) == (Outcome.NO_ANSWER, None)
    assert "refused" in delivery.excerpt


def test_an_address_that_became_forbidden(endpoint: Endpoint, settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = False
    deliver()

    assert outcomes() == [(Outcome.FORBIDDEN, None)]


def test_410_ends_it(endpoint: Endpoint, receiver: Receiver) -> None:
    receiver.answer = lambda request: (410, {}, b"")
    deliver()
    deliver()

    assert len(receiver.requests) == 1
    found = fresh(endpoint)
    assert (found.state, found.reason) == (State.DISABLED, Reason.GONE)
    [message] = mail.outbox
    assert message.to == ["runner@example.org"]
    assert message.subject == "Nothing is sent to Sample site any more"
    assert "410" in message.body
    assert f"/admin/webhooks/edit/{endpoint.pk}/" in message.body


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        (http_date((NOW + 300 * SECOND).timestamp()), 300),
        (http_date((NOW - 300 * SECOND).timestamp()), 0),
        ("Sun, 06 Nov 1994 08:49:37 -0000", 0),
        ("99999999999999999999", 10**8),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
    ],
)
def test_retry_after(value: str, seconds: int | None) -> None:
    asked_for = read_retry_after(value, NOW)
    assert asked_for == (None if seconds is None else seconds * SECOND)


def test_nobody_is_told_before_they_asked_to_be(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    receiver.answer = lambda request: (503, {"Retry-After": "3600"}, b"")
    deliver()
    receiver.answer = lambda request: (200, {}, b"")
    clock.shift(3599)
    deliver()
    assert len(receiver.requests) == 1
    clock.shift(1)
    deliver()
    assert len(receiver.requests) == 2
    assert fresh(endpoint).failing_since is None


def test_delays_grow_up_to_a_bound_and_differ() -> None:
    for failures in range(1, 40):
        found = {delay(failures) for _ in range(20)}
        assert len(found) > 1, "all would come at the same moment"
        least = min(delays.FIRST * delays.FACTOR ** min(failures - 1, 20), delays.LONGEST)
        assert all(least <= one <= least * (1 + delays.JITTER) for one in found)
    assert delay(1, datetime.timedelta(days=999)) == delays.LONGEST_ASKED_FOR
    assert delay(9, SECOND) >= delays.LONGEST


def test_after_days_it_is_switched_off_and_its_owner_told(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    receiver.answer = lambda request: (500, {}, b"")
    for _ in range(200):
        deliver()
        if fresh(endpoint).state != State.ACTIVE:
            break
        clock.move_to(fresh(endpoint).next_attempt_at)

    found = fresh(endpoint)
    assert (found.state, found.reason) == (State.DISABLED, Reason.FAILING)
    lasted = timezone.now() - NOW
    assert datetime.timedelta(days=5) < lasted < datetime.timedelta(days=5, hours=3)
    assert 50 < Delivery.objects.count() < 80
    assert len(mail.outbox) == 1

    receiver.answer = lambda request: (200, {}, b"")
    actions.resume(found, None)
    deliver()
    assert receiver.requests[-1].titles == [home_page().title]
    assert fresh(endpoint).failing_since is None


def test_of_an_owner_who_left_nobody_is_told(endpoint: Endpoint, receiver: Receiver) -> None:
    User.objects.all().delete()
    receiver.answer = lambda request: (410, {}, b"")
    deliver()
    assert fresh(endpoint).state == State.DISABLED
    assert mail.outbox == []


# --- One worker at a time -------------------------------------------------------------------------


def test_a_lease_is_held_by_one_and_runs_out(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    killed = Lease(endpoint.pk)
    assert killed.take()
    assert not Lease(endpoint.pk).take()
    deliver()
    assert receiver.requests == []

    clock.shift(following.LEASE)
    deliver()
    assert len(receiver.requests) == 1
    assert not killed.held.exists()
    assert posting.TOTAL_SECONDS * SECOND < following.LEASE


def test_an_answer_that_comes_when_the_lease_is_anothers_moves_nothing(
    endpoint: Endpoint, receiver: Receiver
) -> None:
    StandardPageFactory(title="Page")
    # In a thread of its own, which sees no more of the test's transaction than another process.
    original = sending.send

    def send(follower: Follower, batch: Any) -> Any:
        result = original(follower, batch)
        if len(receiver.requests) == 1:
            actions.set_back(endpoint, None)
        return result

    carrier = sending.ENDPOINTS.__class__(**{**vars(sending.ENDPOINTS), "tell": send})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following, "ENDPOINTS", carrier)
        deliver()
        assert fresh(endpoint).sequence == 0
        deliver()

    assert [request.titles for request in receiver.requests] == [[home_page().title, "Page"]] * 2
    assert receiver.requests[0].id != receiver.requests[1].id


def test_killed_after_it_was_taken_and_before_that_was_written_down(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    class Killed(BaseException):
        pass

    def kill(*args: Any) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following, "_settle", kill)
        patch.setattr(Lease, "give_back", lambda self: None)
        with pytest.raises(Killed):
            deliver()
    clock.shift(following.LEASE)
    deliver()

    assert len({request.id for request in receiver.requests}) == 1
    assert len(receiver.requests) == 2


# --- The log --------------------------------------------------------------------------------------


def test_after_a_backup_was_restored_it_begins_again(
    endpoint: Endpoint, receiver: Receiver
) -> None:
    page, gone = StandardPageFactory(title="Page"), StandardPageFactory(title="Gone")
    deliver()
    gone.delete()
    deliver()
    call_command("rebuild_content", "--new-log", verbosity=0)
    deliver()

    again = receiver.requests[2]
    assert again.payload["data"]["begins"] is True
    assert again.titles == [home_page().title, "Page", f"-{gone.pk}"]

    # The same, where the numbers are smaller than what it has.
    Endpoint.objects.update(sequence=10**6)
    deliver()
    assert receiver.requests[3].titles == again.titles
    assert page.title in receiver.titles


# --- Secrets --------------------------------------------------------------------------------------


def test_for_a_while_both_secrets_sign(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    old = receiver.secret
    new = actions.rotate(fresh(endpoint), Grace.DAY, None)
    assert new.startswith(PREFIX)
    page = StandardPageFactory(title="Page")
    for secret in (old, new):
        receiver.secret = secret
        retitle(page, f"For {secret}")
        deliver()
    assert receiver.faults == []
    assert receiver.requests[0].headers["webhook-signature"].count("v1,") == 2

    clock.shift(24 * 3600)
    retitle(page, "Later")
    deliver()
    assert receiver.requests[-1].headers["webhook-signature"].count("v1,") == 1
    receiver.secret = old
    retitle(page, "Never")
    deliver()
    assert "No matching signature" in str(receiver.faults)

    now = actions.rotate(fresh(endpoint), Grace.NONE, None)
    assert fresh(endpoint).encrypted_secrets == [fresh(endpoint).secret]
    assert decrypt(fresh(endpoint).secret) == now


def test_secrets_are_read_with_the_key_of_before(endpoint: Endpoint, settings: Any) -> None:
    stored = fresh(endpoint).secret
    assert "whsec" not in stored
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key", [settings.SECRET_KEY]
    assert decrypt(stored).startswith(PREFIX)
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        decrypt(stored)

    deliver()
    assert fresh(endpoint).reason == Reason.UNREADABLE
    assert "Make a new secret" in mail.outbox[0].body


# --- What is kept, and what it costs --------------------------------------------------------------


def test_deliveries_are_forgotten_by_age(
    endpoint: Endpoint, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    deliver()
    clock.shift(actions.KEEP - SECOND)
    call_command("prune_webhook_deliveries", verbosity=0)
    assert Delivery.objects.count() == 1
    clock.shift(2 * SECOND)
    call_command("prune_webhook_deliveries", verbosity=0)
    assert Delivery.objects.count() == 0


def test_looking_costs_a_query_and_sending_a_fixed_number(
    endpoint: Endpoint, receiver: Receiver
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            deliver_only()
        return len(captured)

    def deliver_only() -> None:
        for follower_id in due(timezone.now()).values_list("pk", flat=True):
            follow(follower_id, lambda: True)

    StandardPageFactory()
    work_off()
    first = queries()
    assert queries() == 1
    for _ in range(5):
        StandardPageFactory()
    work_off()
    assert queries() == first
