"""The examples of docs/api/, asked of a running server: each works and shows what is there.

A `console` block has commands after `$ ` and below each what it prints: JSON in which `…` stands
for any text and objects may be cut short, perhaps after a status line and headers.
"""

import json
import re
import shlex
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from hni_site.api.openapi.document import document
from news.models import PressReleasePage
from tests.api.seeding import seed
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.news import relate
from tests.factories.pages import publish

# What goes over the wire is the same whichever database it was read from.
pytestmark = pytest.mark.only_on("sqlite")

DOCS = settings.BASE_DIR / "docs" / "api"
HOST = "https://news.example.org"


class Example(NamedTuple):
    where: str
    arguments: list[str]
    printed: str


def examples_of(file: Path) -> Iterator[Example]:
    for block in re.findall(r"^```console\n(.*?)^```", file.read_text(), re.DOTALL | re.MULTILINE):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _newline, printed = command.partition("\n")
            yield Example(f"{file.name}: {line}", shlex.split(line), printed.strip())


def every_example() -> list[Example]:
    return [example for file in sorted(DOCS.glob("*.md")) for example in examples_of(file)]


class Curl:
    """As much of curl as the examples use: -i, -I, -L, -H and an address.

    `ids`: what stands for the example's id in an endpoint's address; else one that is there.
    """

    def __init__(self, server: str, ids: dict[str, int]) -> None:
        self.server = server
        self.ids = ids
        self.tags: dict[str, str] = {}

    def run(self, arguments: list[str]) -> tuple[HTTPResponse, str]:
        program, *rest = arguments
        assert program == "curl"
        headers = {"Host": "testserver"}
        while rest[0].startswith("-"):
            flag = rest.pop(0)
            if flag == "-H":
                name, _colon, value = rest.pop(0).partition(": ")
                headers[name] = value
            else:
                assert flag in ("-i", "-I", "-L"), flag
        [address] = rest
        path = self._meant(address.removeprefix(HOST))
        if "If-None-Match" in headers:
            headers["If-None-Match"] = self.tags[path]
        response, body = self._ask("HEAD" if "-I" in arguments else "GET", path, headers)
        while "-L" in arguments and response.status == 302:
            target = urlsplit(response.headers["Location"])
            response, body = self._ask("GET", f"{target.path}?{target.query}", headers)
        self.tags[path] = response.headers["ETag"]
        return response, body

    def _ask(self, method: str, path: str, headers: dict[str, str]) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(urlsplit(self.server).netloc, timeout=30)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()

    def _meant(self, path: str) -> str:
        shown = re.fullmatch(r"/api/v2/([a-z-]+)/(42|7)(/.*)", path)
        if shown is None:
            return path
        endpoint = shown[1]
        if endpoint not in self.ids:
            _response, body = self._ask("GET", f"/api/v2/{endpoint}/", {"Host": "testserver"})
            self.ids[endpoint] = json.loads(body)["items"][0]["id"]
        return f"/api/v2/{endpoint}/{self.ids[endpoint]}{shown[3]}"


def differences(shown: Any, real: Any, where: str = "") -> Iterator[str]:
    """Where the shown JSON is not part of the real: a field is missing, or of another type."""
    if isinstance(shown, dict) and isinstance(real, dict):
        for name, value in shown.items():
            if name in real:
                yield from differences(value, real[name], f"{where}.{name}")
            else:
                yield f"{where}.{name} is not there"
    elif isinstance(shown, list) and isinstance(real, list):
        if shown and not real:
            yield f"{where} is empty"
        for item in shown:
            # Lists may hold different things: one that fits is enough.
            found = [list(differences(item, other, f"{where}[]")) for other in real]
            if found and all(found):
                yield from min(found, key=len)
    elif shown is not None and real is not None and type(shown) is not type(real):
        yield f"{where} is {real!r}"


def test_there_is_a_page_for_every_endpoint() -> None:
    text = "".join(file.read_text() for file in DOCS.glob("*.md"))
    for path in document()["paths"]:
        name = path.split("/")[1]
        assert name == "" or f"/api/v2/{name}" in text, path


def test_every_filter_is_named_on_its_page() -> None:
    for path, item in document()["paths"].items():
        page = DOCS / f"{path.strip('/')}.md"
        if page.exists() and page.name != "pages.md":
            for parameter in item["get"]["parameters"]:
                name = parameter["name"].partition("__")[0]
                known = page.read_text() + (DOCS / "pages.md").read_text()
                known += (DOCS / "languages.md").read_text()
                shared = ("format", "_", "site", "rich_text_format")
                assert name in shared or f"`{name}" in known or f"{name}=" in known, (path, name)


def test_links_between_the_pages_lead_somewhere() -> None:
    for file in DOCS.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text()):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


@pytest.mark.django_db(transaction=True)
def test_examples(live_server: Any) -> None:
    seeded = seed()
    affiliate = AffiliatePageFactory(title="A sample in Kenya", full=True)
    earlier = PressReleasePage.objects.get(slug="earlier")
    relate(earlier, affiliates=[affiliate]).save()
    release = PressReleasePage.objects.get(pk=seeded.release.pk)
    release.title, release.slug = "Home-based workers meet", "home-based-workers-meet"
    publish(release)
    campaign = CampaignPageFactory(full=True, title="A campaign")
    ids = {
        "press-releases": release.pk,
        "affiliates": affiliate.pk,
        "campaigns": campaign.pk,
        "listings": seeded.listing.pk,
    }
    curl = Curl(live_server.url, ids)
    wrong = []

    for example in every_example():
        response, body = curl.run(example.arguments)
        head, _blank, shown = (
            example.printed.partition("\n\n")
            if example.printed.startswith("HTTP/")
            else ("HTTP/1.1 200 OK", "", example.printed)
        )
        status, *headers = head.splitlines()
        if int(status.split()[1]) != response.status:
            wrong.append(f"{example.where}: {response.status} {body[:200]}")
            continue
        for line in headers:
            name, _colon, value = line.partition(": ")
            real = response.headers[name] or ""
            if name in ("Cache-Control", "Content-Type") and value != real:
                wrong.append(f"{example.where}: {name} is {real}")
            if not real:
                wrong.append(f"{example.where}: {name} is missing")
        if shown:
            found = differences(json.loads(shown), json.loads(body))
            wrong += [f"{example.where}: {what}" for what in found]

    assert len(every_example()) > 30
    assert not wrong, "\n".join(wrong)
