"""The small server: headers, what is gone, webhooks, previews; and all of it as a program."""

import gzip
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from bazaar.microsite import Microsite, Settings
from hni_site.operations.environment import ROOT
from tests.microsite.conftest import listing
from tests.microsite.newsroom import AFFILIATE, Newsroom, document, say
from tests.microsite.test_webhook_receiver import BODY, SECRET, signed
from tests.running import wait_until

SOON = 10


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Client(NamedTuple):
    port: int

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    def wait_for(self, path: str, status: int) -> None:
        wait_until(lambda: self.ask(path).status == status, SOON)


@pytest.fixture
def client(microsite: Microsite) -> Iterator[Client]:
    server = microsite.serve("127.0.0.1", 0, [SECRET], poll_seconds=600)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield Client(server.server_port)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    "path", ["/en/", "/en/nothing/", "/", "/static/bazaar.css?v=1", "/preview/", "/en/ke"]
)
def test_headers_are_strict_everywhere(path: str, client: Client, newsroom: Newsroom) -> None:
    headers = client.ask(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["img-src"] == f"'self' {newsroom.address} http://testserver"
    framed_by = newsroom.address if path == "/preview/" else "'none'"
    assert policy["frame-ancestors"] == framed_by
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Python" not in headers["Server"]


def test_files_are_compressed_and_asked_about(client: Client) -> None:
    plain, packed = client.ask("/en/"), client.ask("/en/", Accept_Encoding="gzip, br")
    assert gzip.decompress(packed.body) == plain.body
    assert plain.headers["Cache-Control"] == "no-cache"
    again = client.ask("/en/", If_None_Match=plain.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    head = client.ask("/en/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(plain.body))
    style = client.ask("/static/bazaar.css?v=1").headers
    assert style["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in style["Cache-Control"]
    assert client.ask("/service-worker.js").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        *("/../mirror.sqlite3", "/..%2fmirror.sqlite3", "/en/%00", "/en/../../mirror.sqlite3"),
        *("/en/index.html/", "/static/", "/en/shops/", "//etc/passwd", "/%2e%2e/mirror.sqlite3"),
        "/" + "x" * 5000,
    ],
)
def test_nothing_else_can_be_had(path: str, client: Client) -> None:
    answer = client.ask(path)
    assert answer.status == 404
    assert b"There is no such page" in answer.body


def test_no_redirect_leads_out(client: Client) -> None:
    answer = client.ask("//en")
    assert answer.headers.get("Location", "/en/") == "/en/"


@pytest.mark.parametrize(
    ("accepted", "place"),
    [("es-PE,es;q=0.9,en", "/es/"), ("xx, ur;q=0.5", "/ur/"), ("", "/en/"), ("xx", "/en/")],
)
def test_a_reader_comes_to_a_language_of_theirs(accepted: str, place: str, client: Client) -> None:
    answer = client.ask("/", Accept_Language=accepted)
    assert (answer.status, answer.headers["Location"]) == (302, place)
    assert "Esta página" not in client.ask("/en/x/", Accept_Language=accepted).body.decode()


def test_a_webhook_brings_what_changed(client: Client, newsroom: Newsroom) -> None:
    for number in (11, 12, 13):
        newsroom.take_back(number)
    newsroom.take_back(30, "deleted", replaced_by=newsroom.items[10]["document"])
    tampered = client.ask("/webhook/", "POST", BODY + b" ", **underlined(signed()))
    assert tampered.status == 401
    answer = client.ask("/webhook/", "POST", BODY, **underlined(signed()))
    assert (answer.status, answer.body) == (204, b"")
    client.wait_for("/en/shops/baskets/", 410)
    client.wait_for("/en/makers/potters/", 301)
    assert client.ask("/en/makers/potters/").headers["Location"] == "/en/makers/weavers/"
    newsroom.publish(listing(11, "baskets"))
    client.ask("/webhook/", "POST", BODY, **underlined(signed()))
    client.wait_for("/en/shops/baskets/", 200)


def underlined(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in headers.items()}


def test_a_build_that_failed_is_made_up_for(
    client: Client, newsroom: Newsroom, microsite: Microsite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is up to date by then, so nothing is new to it; the files are behind nonetheless."""
    newsroom.take_back(21)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bazaar.microsite.build", full)
    with pytest.raises(OSError, match="No space"):
        microsite.update()
    monkeypatch.undo()
    microsite.update()
    assert client.ask("/en/shops/soap/").status == 410


def test_a_preview_is_the_page_to_be(client: Client, newsroom: Newsroom) -> None:
    newsroom.drafts["good"] = listing(11, "baskets") | {"title": "A better title"}
    answer = client.ask("/preview/?token=good")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    text = answer.body.decode()
    live = client.ask("/en/shops/baskets/").body.decode()
    assert "A better title" in text
    assert "A better title" not in live
    note = '<p class="note">Preview: this is not public.</p>'
    for old, new in (
        (note, ""),
        ("A better title", "baskets en"),
        (quote("A better title"), quote("baskets en")),
    ):
        assert old in text
        text = text.replace(old, new)
    assert text.partition("<main")[2] == live.partition("<main")[2]
    # The editor's frame is told that it is there; nothing has the browser keep it.
    assert f'data-newsroom="{newsroom.address}"' in text
    assert "offline.js" not in text

    newsroom.drafts["new"] = document(AFFILIATE, 77, "not-yet-public", "ur")
    assert 'dir="rtl"' in client.ask("/preview/?token=new").body.decode()
    assert client.ask("/ur/makers/not-yet-public/").status == 404
    newsroom.drafts["index"] = document("bazaar_index", 1, "bazaar", title="To be")
    assert "<h1>To be</h1>" in client.ask("/preview/?token=index").body.decode()


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "address is not complete"),
        ("?token=", 400, "address is not complete"),
        ("?token=" + "x" * 5000, 400, "address is not complete"),
        ("?token=forged", 400, "address is not complete"),
        ("?token=expired", 410, "time is over"),
        ("?token=release", 404, "not shown in the Bazaar"),
    ],
)
def test_a_preview_that_can_not_be_says_why(
    query: str, status: int, words: str, client: Client, newsroom: Newsroom
) -> None:
    release = document(AFFILIATE, 5, "x")
    release["meta"]["type"] = "news.PressReleasePage"
    newsroom.drafts["release"] = release
    answer = client.ask(f"/preview/{query}")
    assert (answer.status, answer.headers["Cache-Control"]) == (status, "no-store")
    assert words in answer.body.decode()


def test_a_newsroom_that_does_not_answer_is_no_reason_to_wait(
    client: Client, newsroom: Newsroom
) -> None:
    newsroom.trouble = [say(503, Retry_After="30")]
    begun = time.monotonic()
    assert client.ask("/preview/?token=good").status == 502
    assert time.monotonic() - begun < SOON / 2
    assert client.ask("/en/").status == 200


def test_other_methods_and_places_are_refused(client: Client) -> None:
    assert client.ask("/en/", "POST", b"x").status == 404
    assert client.ask("/en/", "DELETE").status == 501
    assert client.ask("/webhook/").status == 404


def test_begins_from_its_copy_where_the_newsroom_does_not_answer(
    microsite: Microsite, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync_client.TRIES", 1)
    microsite.begin()
    newsroom.trouble = [say(503)]
    assert Microsite(microsite.newsroom, "http://x", microsite.output.parent).begin().gone == set()


# --- As a program ---------------------------------------------------------------------------------


def test_runs_from_nothing_and_ends_when_it_is_told_to(tmp_path: Path, newsroom: Newsroom) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    with log.open("wb") as file:
        program = subprocess.Popen(
            ["make", "microsite"],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "PYTHON": sys.executable,
                "SITE": newsroom.address,
                "PORT": str(port),
                "DATA_DIR": str(tmp_path / "data"),
            },
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + 4 * SOON
    while "Ctrl-C stops it" not in log.read_text():
        assert program.poll() is None, log.read_text()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert Client(port).ask("/en/shops/baskets/").status == 200
    program.send_signal(signal.SIGTERM)
    program.wait(timeout=SOON)
    assert "The Bazaar has stopped." in log.read_text()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PORT", "many", "PORT"),
        ("SITE", "file:///etc", "SITE"),
        ("SITE", "news.example.org", "SITE"),
        ("ORIGIN", "https://x/y", "ORIGIN"),
        ("WEBHOOK_SECRETS", "whsec_ä", "WEBHOOK_SECRETS"),
    ],
)
def test_settings_that_can_not_be_are_said(name: str, value: str, message: str) -> None:
    with pytest.raises(SystemExit, match=message):
        Settings.read({name: value})
