"""The receiver takes what the reference library of Standard Webhooks takes, and nothing else."""

import io
import json
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import HTTPMessage

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from webhook_receiver import MOST_BYTES, Follower, key_of, receive

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhpcyBlbmRwb2ludA=="
BODY = json.dumps({"type": "content.changed", "data": {"items": [], "cursor": "…"}}).encode()


def signed(body: bytes = BODY, age: float = 0, *secrets: str) -> dict[str, str]:
    """The headers of a request, so many seconds old; signed by the reference library."""
    moment = datetime.fromtimestamp(int(time.time() - age), UTC)
    signatures = [
        Webhook(secret).sign("msg_1", moment, body.decode()) for secret in secrets or (SECRET,)
    ]
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def answer(headers: Mapping[str, str], body: bytes, *secrets: str) -> tuple[int, int]:
    """(status, how often it knocked)."""
    message = HTTPMessage()
    for name, value in {"content-length": str(len(body)), **headers}.items():
        message[name] = value
    knocks: list[int] = []
    status, _text = receive(
        message, io.BytesIO(body), secrets or (SECRET,), lambda: knocks.append(1)
    )
    return status, len(knocks)


def accepted_by_reference(headers: dict[str, str], body: bytes, secret: str = SECRET) -> bool:
    try:
        Webhook(secret).verify(body, headers)
    except WebhookVerificationError:
        return False
    return True


def cases() -> dict[str, tuple[dict[str, str], bytes, bool]]:
    """What arrives (headers, body), and whether it is good. Made anew: time passes."""
    return {
        "as it was sent": (signed(), BODY, True),
        "by a clock that is behind a little": (signed(age=290), BODY, True),
        "while the secret is replaced": (signed(BODY, 0, OTHER, SECRET), BODY, True),
        "with a signature of a version to come": (
            {**signed(), "webhook-signature": f"v2,AAAA {signed()['webhook-signature']}"},
            BODY,
            True,
        ),
        "body changed": (signed(), BODY.replace(b"[]", b"[1]"), False),
        "id changed": ({**signed(), "webhook-id": "msg_2"}, BODY, False),
        "time changed": ({**signed(), "webhook-timestamp": str(int(time.time()) - 9)}, BODY, False),
        "signature changed": ({**signed(), "webhook-signature": "v1,AAAA"}, BODY, False),
        "signature of another version": (
            {**signed(), "webhook-signature": signed()["webhook-signature"].replace("v1", "v2")},
            BODY,
            False,
        ),
        "signature of another secret": (signed(BODY, 0, OTHER), BODY, False),
        "not signed": ({}, BODY, False),
        "no time": ({**signed(), "webhook-timestamp": ""}, BODY, False),
        "no id": ({**signed(), "webhook-id": ""}, BODY, False),
        "time in words": ({**signed(), "webhook-timestamp": "now"}, BODY, False),
        "old": (signed(age=600), BODY, False),
        "from the future": (signed(age=-600), BODY, False),
    }


@pytest.mark.parametrize("case", cases())
def test_takes_and_refuses_as_the_reference_does(case: str) -> None:
    headers, body, good = cases()[case]
    assert accepted_by_reference(headers, body) is good
    assert answer(headers, body) == ((204, 1) if good else (401, 0))


def test_knows_old_and_new_secret_while_one_is_replaced() -> None:
    for secret in (SECRET, OTHER):
        assert answer(signed(BODY, 0, secret), BODY, SECRET, OTHER) == (204, 1)


def test_without_a_secret_nothing_is_taken() -> None:
    message = HTTPMessage()
    for name, value in {"content-length": str(len(BODY)), **signed()}.items():
        message[name] = value
    knocks: list[int] = []
    status, _text = receive(message, io.BytesIO(BODY), [], lambda: knocks.append(1))
    assert (status, knocks) == (401, [])


@pytest.mark.parametrize(
    ("length", "status"),
    [
        ("", 411),
        ("many", 411),
        ("-1", 411),
        ("²", 411),
        (str(MOST_BYTES + 1), 413),
        ("9" * 40, 411),
    ],
)
def test_a_body_without_bounds_is_not_read(length: str, status: int) -> None:
    class Unread(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError("read")

    answered, _text = receive({"content-length": length}, Unread(), [SECRET], lambda: None)
    assert answered == status


def test_a_body_that_breaks_off_is_refused() -> None:
    assert answer({**signed(), "content-length": str(len(BODY) + 1)}, BODY) == (400, 0)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_a", "whsec_not base64!"])
def test_what_is_no_secret_is_said_at_the_start(secret: str) -> None:
    with pytest.raises(ValueError, match="secret"):
        key_of(secret)


def test_works_at_each_knock_and_without_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knocks during the work are one more piece of work; failures are tried again soon."""
    monkeypatch.setattr("webhook_receiver.FIRST_PAUSE_SECONDS", 0.01)
    went, may_go = threading.Semaphore(0), threading.Semaphore(0)
    times: list[float] = []

    def work() -> None:
        times.append(time.monotonic())
        went.release()
        assert may_go.acquire(timeout=10)
        if len(times) == 2:
            raise OSError("a bad moment")

    follower = Follower(work, every=0.3)
    follower.start()
    assert went.acquire(timeout=10)  # By itself.
    for _ in range(5):
        follower.knock()
    may_go.release()
    assert went.acquire(timeout=10)  # For all five knocks; this one fails,
    may_go.release()
    assert went.acquire(timeout=10)  # so it works again.
    assert times[2] - times[1] < 0.25
    may_go.release(100)
    assert went.acquire(timeout=10)
    assert times[3] - times[2] > 0.25
