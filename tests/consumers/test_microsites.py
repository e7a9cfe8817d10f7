"""Microsites are registered by those who keep the settings; their scripts may read the API."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hni_site.access.enums import RoleName
from hni_site.consumers.models import Microsite
from news.models import PressReleasePage
from tests.factories.consumers import ORIGIN, api_token, microsite
from tests.factories.people import client_of, person, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

FORM = {
    "name": "Sample Bazaar",
    "origin": ORIGIN,
    "preview_address": f"{ORIGIN}/preview/?token={{token}}",
    "page_types": ["bazaar_pages.BazaarListingPage", "bazaar_pages.AffiliatePage"],
}


def test_an_administrator_registers_changes_and_removes_one() -> None:
    client = client_of(person(RoleName.ADMINISTRATOR))
    assert "Sample Bazaar" not in client.get(reverse("microsites:index")).content.decode()

    client.post(reverse("microsites:add"), FORM)

    found = Microsite.objects.get()
    assert found.page_types == FORM["page_types"]
    edit = reverse("microsites:edit", args=[found.pk])
    assert "checked" in client.get(edit).content.decode()
    client.post(edit, {**FORM, "page_types": ["home.HomePage"]})
    found.refresh_from_db()
    assert found.page_types == ["home.HomePage"]
    client.post(reverse("microsites:delete", args=[found.pk]))
    assert not Microsite.objects.exists()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"origin": "https://Bazaar.example.org"}, "small letters"),
        ({"origin": "http://bazaar.example.org"}, "https only"),
        ({"preview_address": "https://elsewhere.example.org/{token}"}, "must lie on the origin"),
        ({"preview_address": f"{ORIGIN}/preview/"}, "where the token goes"),
        ({"page_types": []}, "required"),
        ({"page_types": ["news.Rumour"]}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_in_words(changed: dict[str, Any], complaint: str) -> None:
    client = client_of(person(RoleName.ADMINISTRATOR))

    response = client.post(reverse("microsites:add"), {**FORM, **changed})

    assert complaint in response.content.decode()
    assert not Microsite.objects.exists()


@pytest.mark.parametrize("role", [RoleName.EDITOR, RoleName.MEDIA_OFFICER, RoleName.EXECUTIVE])
def test_nobody_else_sees_the_settings_of_programs(role: RoleName) -> None:
    site, (token, _text) = microsite(PressReleasePage), api_token()
    client = client_of(person(role))

    for address in (
        reverse("microsites:index"),
        reverse("microsites:add"),
        reverse("microsites:edit", args=[site.pk]),
        reverse("microsites:delete", args=[site.pk]),
        reverse("api_tokens:index"),
        reverse("api_tokens:add"),
        reverse("api_tokens:revoke", args=[token.pk]),
    ):
        assert refused(client.get(address)), address
        assert refused(client.post(address, FORM)), address
    home = client.get("/admin/").content.decode()
    assert "api-tokens" not in home
    assert "/admin/microsites/" not in home


def test_its_scripts_read_the_api_at_once_and_no_more_when_it_is_removed() -> None:
    def allowed(path: str = "/api/v2/pages/", origin: str = ORIGIN) -> str | None:
        answer = Client().get(path, headers={"Origin": origin})
        return answer.headers.get("Access-Control-Allow-Origin")

    assert allowed() is None
    site = microsite(PressReleasePage)
    assert allowed() == ORIGIN
    assert allowed("/api/v2/page_preview/?token=forged") == ORIGIN
    assert allowed(origin="https://elsewhere.example.org") is None
    assert allowed("/en/") is None
    site.delete()
    assert allowed() is None


def test_a_browser_is_not_allowed_to_send_a_token() -> None:
    microsite(PressReleasePage)

    preflight = Client().options(
        "/api/v2/pages/",
        headers={
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
        },
    )

    assert "authorization" not in preflight["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in preflight
