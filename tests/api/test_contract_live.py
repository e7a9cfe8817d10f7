"""Answers over the network, from a server in another thread."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale

pytestmark = pytest.mark.django_db(transaction=True)


class Reader:
    """Keeps what it gets and asks whether that is still good, as a browser does."""

    def __init__(self, server: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(server).netloc)
        self.statuses: list[int] = []
        self.tag, self.kept = "", None

    def read(self, path: str) -> Any:
        self.connection.request("GET", path, headers={"If-None-Match": self.tag})
        response = self.connection.getresponse()
        body = response.read()
        self.statuses.append(response.status)
        self.tag = str(response.headers["ETag"])
        self.kept = json.loads(body) if response.status == 200 else self.kept
        return self.kept


def test_change_shows_in_the_very_next_request(live_server: Any) -> None:
    locale("en")
    home_page().save()
    page = StandardPageFactory(title="Before")
    readers = [Reader(live_server.url) for _ in range(2)]
    path = f"/api/v2/pages/{page.pk}/"
    assert Client().get(path).status_code == 200

    for number in range(4):
        for reader in (*readers, *readers):
            assert reader.read(path)["title"] == page.title
        page.title = f"Title {number}"
        page.save_revision().publish()

    for reader in readers:
        assert reader.statuses == [200, 304] * 4
