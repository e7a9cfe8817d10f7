"""Real web servers on a real database, and an editor who publishes meanwhile."""

import datetime
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from hni_site.content_store.models import Head
from hni_site.operations.environment import ROOT
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]

START_SECONDS = 60
REQUESTS = 12  # To each server: some for each of its workers.


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[str]]:
    """Two gunicorns with two workers each, as the site runs them; their addresses."""
    base, _slash, _name = os.environ["TEST_DATABASE_URL"].rpartition("/")
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "VAR_DIR": str(tmp_path),
    }
    started: list[subprocess.Popen[bytes]] = []
    ports = []
    for _ in range(2):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = ["--config", "python:hni_site.operations.gunicorn"]
        command = [sys.executable, "-m", "gunicorn", *config, f"--bind=127.0.0.1:{port}"]
        started.append(subprocess.Popen([*command, "hni_site.wsgi"], cwd=ROOT, env=variables))
        ports.append(port)
    try:
        for port in ports:
            _wait_for(port)
        yield [f"http://127.0.0.1:{port}" for port in ports]
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


def read(address: str) -> Any:
    """Over a connection of its own, so that any worker may answer."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=30) as response:
        return json.load(response)


def test_publish_shows_in_the_very_next_answer_of_every_worker(servers: list[str]) -> None:
    locale("en")
    home_page().save()
    page = StandardPageFactory(title="Before")
    for number in range(4):
        # As if it had been long ago, so that whole responses are kept as well.
        Head.objects.update(changed_at=timezone.now() - datetime.timedelta(hours=1))
        addresses = [f"{server}/api/v2/pages/{page.pk}/" for server in servers]
        for address in addresses * REQUESTS:
            assert read(address)["title"] == page.title
        page.title = f"Title {number}"
        page.save_revision().publish()
        for address in addresses * REQUESTS:
            assert read(address)["title"] == page.title


def test_connection_that_was_cut_is_made_again(client: Client) -> None:
    locale("en")
    home_page().save()
    page = StandardPageFactory(title="Here")
    path = f"/api/v2/pages/{page.pk}/"
    assert client.get(path).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname="postgres") as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])

    assert client.get(path).json()["title"] == "Here"
