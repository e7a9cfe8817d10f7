"""An administrator makes a webhook endpoint by the keyboard alone, and axe finds nothing."""

import re
import socket
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from hni_site.access.enums import RoleName
from hni_site.access.groups import Groups
from hni_site.webhooks.enums import Outcome
from hni_site.webhooks.models import Delivery, Endpoint
from tests.browser.people import Somebody
from tests.browser.test_desk import ours
from tests.factories.pages import locale
from tests.factories.people import person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]


def test_an_endpoint_is_made_by_the_keyboard(
    chromium: Browser, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *args, **kwargs: original(
            "93.184.216.34" if host == "hooks.example.org" else host, *args, **kwargs
        ),
    )
    locale("en")
    Groups().repair()
    admin = Somebody(chromium, live_server.url, person(RoleName.ADMINISTRATOR))
    page = admin.page

    page.goto("/admin/webhooks/")
    assert ours(page, "main") == []
    admin.press(admin.link("Add webhook endpoint"))
    admin.write(page.get_by_label("Description"), "Sample site")
    admin.write(page.get_by_label("Address"), "https://10.0.0.5/")
    page.keyboard.press("Enter")
    expect(page.get_by_text("not an IP address")).to_be_visible()
    page.wait_for_load_state()
    assert ours(page, "main") == []
    admin.write(page.get_by_label("Address"), "https://hooks.example.org/changes")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Secret", exact=True)).to_have_value(re.compile("whsec_.{44}"))
    assert ours(page, "main") == []
    admin.press(admin.button("Copy the secret"))
    admin.press(admin.link("Go on to the endpoint"))
    expect(page).to_have_url(re.compile("/edit/"))
    expect(page.get_by_label("Description")).to_have_value("Sample site")
    assert ours(page, "main") == []

    endpoint = Endpoint.objects.get()
    Delivery.objects.create(
        follower=endpoint, message_id="msg", outcome=Outcome.REFUSED, status=500, log=endpoint.log
    )
    for path in ("", "deliveries/", f"rotate/{endpoint.pk}/"):
        page.goto(f"/admin/webhooks/{path}")
        assert ours(page, "main") == []
    admin.close()
