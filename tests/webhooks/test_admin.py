"""Administrators keep the endpoints; an editor sees which sites have a page's last change."""

import socket
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hni_site.access.enums import RoleName
from hni_site.webhooks import actions
from hni_site.webhooks.enums import Kind, Outcome, State
from hni_site.webhooks.models import Delivery, Endpoint
from hni_site.webhooks.signing import decrypt
from tests.content_store.store import work_off
from tests.factories.home import StandardPageFactory
from tests.factories.people import client_of, person, refused
from tests.webhooks.receiver import Receiver, deliver
from tests.website.html import attributes, texts

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("home_stored"),
    pytest.mark.only_on("sqlite"),
]

LIST = "/admin/webhooks/"
URL = "https://hooks.example.org/changes"


class Admin:
    def __init__(self) -> None:
        self.user = person(RoleName.ADMINISTRATOR)
        self.client = client_of(self.user)

    def get(self, url: str) -> BeautifulSoup:
        response = self.client.get(url)
        assert response.status_code == 200, url
        return BeautifulSoup(response.content, "html.parser")

    def post(self, url: str, /, **data: Any) -> Any:
        return self.client.post(url, data)

    def add(self, **changes: Any) -> Any:
        data = {"description": "Sample site", "url": URL, "owner": self.user.pk}
        return self.post(f"{LIST}new/", **{**data, **changes})


@pytest.fixture
def admin() -> Admin:
    return Admin()


@pytest.fixture(autouse=True)
def _dns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of names nobody is asked: all but two stand for a public address."""
    original = socket.getaddrinfo

    def ask(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host == "missing.example.org":
            raise OSError
        if host.endswith(".example.org"):
            host = "10.0.0.5" if host.startswith("inside.") else "93.184.216.34"
        return original(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", ask)


def test_an_endpoint_is_made_and_its_secret_shown_once(admin: Admin) -> None:
    response = admin.add(types=["news.PressReleasePage"], locales=["en", "es"])

    endpoint = Endpoint.objects.get()
    [secret] = attributes(BeautifulSoup(response.content, "html.parser"), "#shown-once", "value")
    assert secret == decrypt(endpoint.secret)
    assert "no-store" in response["Cache-Control"]
    assert (endpoint.types, endpoint.locales) == (["news.PressReleasePage"], ["en", "es"])
    assert (endpoint.owner, endpoint.state) == (admin.user, State.ACTIVE)
    for url in (LIST, f"{LIST}edit/{endpoint.pk}/", f"{LIST}history/{endpoint.pk}/"):
        assert secret not in str(admin.get(url))
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1
    assert "Sample site" in str(admin.get(LIST))
    assert "active, gets changes now" in str(admin.get(LIST))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://hooks.example.org/", "must begin with https://"),
        ("https://10.0.0.5/", "not an IP address"),
        ("https://metadata.internal/", "on the internet"),
        ("https://hooks.example.org:25/", "ports are allowed: 443, 8443"),
        ("https://inside.example.org/", "stands for 10.0.0.5"),
        ("https://missing.example.org/", "can't be found"),
        ("https://user:word@hooks.example.org/", "Leave out user names"),
    ],
)
def test_an_address_is_refused_with_the_reason(admin: Admin, url: str, says: str) -> None:
    response = admin.add(url=url)
    assert says in response.content.decode().replace("&#x27;", "'")
    assert not Endpoint.objects.exists()


def test_a_change_leaves_the_place_and_another_choice_begins_anew(admin: Admin) -> None:
    admin.add()
    endpoint = Endpoint.objects.get()
    Endpoint.objects.update(sequence=1, batch_id="msg_sent", lease=endpoint.log)
    stored = Endpoint.objects.values().get()
    edit = f"{LIST}edit/{endpoint.pk}/"
    data = {"description": "Other words", "url": URL, "owner": admin.user.pk}

    assert admin.post(edit, **data).status_code == 302
    assert Endpoint.objects.values().get() == {**stored, "description": "Other words"}

    admin.post(edit, **data, locales=["ur"])
    changed = Endpoint.objects.get()
    assert (changed.locales, changed.sequence, changed.batch_id) == (["ur"], 0, "")
    assert changed.lease is None


def test_paused_it_gets_nothing_and_going_on_all(
    admin: Admin, endpoint: Endpoint, receiver: Receiver
) -> None:
    deliver()
    admin.post(f"{LIST}pause/{endpoint.pk}/")
    page = StandardPageFactory(title="Meanwhile")
    deliver()
    assert len(receiver.requests) == 1
    assert "paused" in str(admin.get(LIST))
    edit = admin.get(f"{LIST}edit/{endpoint.pk}/")
    assert edit.select(f'a[href="{LIST}resume/{endpoint.pk}/"]')
    assert not edit.select(f'a[href="{LIST}pause/{endpoint.pk}/"]')

    admin.post(f"{LIST}resume/{endpoint.pk}/")
    deliver()
    assert receiver.requests[1].titles == [page.title]


def test_send_again_from_a_delivery_and_from_the_start(
    admin: Admin, endpoint: Endpoint, receiver: Receiver
) -> None:
    first = StandardPageFactory(title="First")
    deliver()
    StandardPageFactory(title="Second")
    deliver()
    before = list(receiver.requests)
    second = Delivery.objects.order_by("pk")[1]

    log = admin.get(f"{LIST}deliveries/?follower={endpoint.pk}")
    again = f"{LIST}deliveries/{second.pk}/send-again/"
    assert log.select(f'a[href="{again}"]')
    admin.get(again)
    admin.post(again)
    deliver()
    assert receiver.requests[2].titles == before[1].titles
    assert receiver.requests[2].id != before[1].id, (
        "a receiver that knows the old one would skip it"
    )

    first.delete()
    admin.post(f"{LIST}set-back/{endpoint.pk}/")
    deliver()
    assert receiver.requests[3].titles == [*before[0].titles[:-1], "Second", f"-{first.pk}"]
    told = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert "hni.webhook.set_back" in told


def test_a_test_says_what_came_of_it(admin: Admin, endpoint: Endpoint, receiver: Receiver) -> None:
    url = f"{LIST}test/{endpoint.pk}/"
    taken = admin.client.post(url, follow=True)
    assert "The test was taken." in taken.content.decode()
    receiver.answer = lambda request: (418, {}, b"<script>no coffee</script>")
    failed = admin.client.post(url, follow=True).content.decode()
    assert "refused 418 &lt;script&gt;no coffee" in failed
    assert Delivery.objects.filter(kind=Kind.TEST).count() == 2


def test_a_new_secret_is_shown_once(admin: Admin, endpoint: Endpoint) -> None:
    url = f"{LIST}rotate/{endpoint.pk}/"
    assert "a day" in str(admin.get(url))
    response = admin.post(url, grace="24")
    [secret] = attributes(BeautifulSoup(response.content, "html.parser"), "#shown-once", "value")
    stored = Endpoint.objects.get()
    assert decrypt(stored.secret) == secret
    assert stored.old_secret == endpoint.secret
    assert admin.post(url, grace="9999").status_code == 200
    assert decrypt(Endpoint.objects.get().secret) == secret


def test_the_delivery_log_is_filtered(admin: Admin, endpoint: Endpoint) -> None:
    for outcome in (Outcome.TAKEN, Outcome.REFUSED):
        Delivery.objects.create(
            follower=endpoint, message_id="msg", outcome=outcome, excerpt=f"said {outcome}"
        )
    assert "said taken" in str(admin.get(f"{LIST}deliveries/"))
    refused_only = str(admin.get(f"{LIST}deliveries/?outcome=refused"))
    assert "said refused" in refused_only
    assert "said taken" not in refused_only
    assert "said taken" not in str(admin.get(f"{LIST}deliveries/results/?outcome=refused"))


def test_deleting_one_deletes_all_of_it(admin: Admin, endpoint: Endpoint) -> None:
    deliver()
    assert admin.post(f"{LIST}delete/{endpoint.pk}/").status_code == 302
    assert not Endpoint.objects.exists()
    assert not Delivery.objects.exists()


def test_nobody_else_comes_in(endpoint: Endpoint) -> None:
    delivery = Delivery.objects.create(follower=endpoint, message_id="msg", outcome=Outcome.TAKEN)
    names = ("edit", "delete", "history", "usage", "pause", "resume", "set_back", "rotate", "test")
    urls = [
        LIST,
        f"{LIST}new/",
        f"{LIST}deliveries/",
        f"{LIST}deliveries/results/",
        f"{LIST}deliveries/{delivery.pk}/send-again/",
        *(reverse(f"webhooks:{name}", args=[endpoint.pk]) for name in names),
    ]
    before = Endpoint.objects.values().get()
    for client in (client_of(person(RoleName.EDITOR)), client_of(person(RoleName.MEDIA_OFFICER))):
        assert LIST not in client.get("/admin/").content.decode()
        for url in urls:
            assert refused(client.get(url)), url
            assert refused(client.post(url)), url
    for url in urls:
        assert "/login/" in Client().get(url)["Location"]
    assert Endpoint.objects.values().get() == before


# --- On a page ------------------------------------------------------------------------------------


def panel(client: Client, page: Any) -> list[str]:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return texts(soup, '[aria-labelledby="status-sidebar-followers"] li')


def test_an_editor_sees_who_has_the_last_change(endpoint: Endpoint, receiver: Receiver) -> None:
    client = client_of(person(RoleName.EDITOR))
    page, draft = StandardPageFactory(title="Page"), StandardPageFactory(title="Draft", draft=True)
    work_off()
    assert panel(client, page) == ["Sample site has not taken the last change yet"]
    assert panel(client, draft) == []
    deliver()
    assert panel(client, page) == ["Sample site has the last change"]
    page.title = "Changed"
    page.save()
    actions.pause(endpoint, None)
    assert panel(client, page) == [
        "Sample site has not got the last change: sending to it is stopped"
    ]
    Endpoint.objects.update(types=["news.PressReleasePage"])
    assert panel(client, page) == []


def test_that_costs_three_queries_however_many_follow(endpoint: Endpoint) -> None:
    client = client_of(person(RoleName.EDITOR))
    page = StandardPageFactory()

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            panel(client, page)
        return [query["sql"] for query in captured if "webhooks_" in query["sql"]]

    assert len(queries()) == 1  # And two of the store, where the page was ever public.
    for number in range(4):
        actions.make(Endpoint(description=f"Site {number}", url=URL), None)
    assert len(queries()) == 1
    assert len(panel(client, page)) == 5


def test_the_lists_cost_the_same_however_long_they_are(admin: Admin, endpoint: Endpoint) -> None:
    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            admin.get(url)
        return len(captured)

    def one_more() -> None:
        other = Endpoint(description="Another", url=URL, owner=admin.user)
        actions.make(other, None)
        Delivery.objects.create(follower=other, message_id="msg", outcome=Outcome.TAKEN)

    urls = (LIST, f"{LIST}deliveries/")
    one_more()
    before = [queries(url) for url in urls for _twice in range(2)][1::2]
    for _ in range(4):
        one_more()
    assert [queries(url) for url in urls] == before
