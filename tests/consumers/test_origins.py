"""Only what is written as browsers write it gets into our headers, and drafts go out by https."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hni_site.consumers.origins import demand_origin, demand_preview_address, with_token

ORIGIN = "https://bazaar.example.org"


@pytest.mark.parametrize(
    "origin",
    [
        ORIGIN,
        "https://bazaar.example.org:8443",
        "https://xn--bazar-hra.example",
        "https://203.0.113.7",
        "https://[2001:db8::7]:8443",
    ],
)
def test_an_origin_is_taken(origin: str) -> None:
    demand_origin(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "bazaar.example.org",
        "https://",
        "https://bazaar.example.org/",
        "https://bazaar.example.org/shop",
        "https://Bazaar.example.org",
        "https://bazár.example.org",
        "https://someone@bazaar.example.org",
        "https://bazaar.example.org:443",
        "https://bazaar.example.org:",
        "https://bazaar.example.org:0",
        "https://bazaar.example.org:99999",
        "https://bazaar.example.org:8443x",
        "https://*.example.org",
        "https://*",
        "https://bazaar.example.org; script-src *",
        "https://bazaar.example.org 'unsafe-inline'",
        "https://bazaar.example.org\n",
        "javascript://bazaar.example.org",
        "data:text/html",
        "http://bazaar.example.org",
        "http://127.0.0.1:8001",
        "http://localhost:8001",
        "http://testserver",
    ],
)
def test_anything_else_is_not(origin: str) -> None:
    with pytest.raises(ValidationError):
        demand_origin(origin)


def test_while_developing_a_microsite_may_be_on_this_machine(settings: Any) -> None:
    settings.DEBUG = True

    for origin in ("http://127.0.0.1:8001", "http://localhost:8001", "http://[::1]:8001"):
        demand_origin(origin)
    for origin in ("http://bazaar.example.org", "http://127.0.0.1.example.org"):
        with pytest.raises(ValidationError):
            demand_origin(origin)


def test_the_newsroom_itself_is_no_microsite(settings: Any) -> None:
    settings.PUBLIC_BASE_URL = "https://news.example.org"

    with pytest.raises(ValidationError, match="newsroom itself"):
        demand_origin("https://news.example.org")


@pytest.mark.parametrize(
    "address",
    [f"{ORIGIN}/preview/?token={{token}}", f"{ORIGIN}/{{token}}/", f"{ORIGIN}/p#{{token}}"],
)
def test_a_preview_address_has_one_place_for_the_token(address: str) -> None:
    demand_preview_address(address, ORIGIN)

    assert with_token(address, "a:b/c?") == address.replace("{token}", "a%3Ab%2Fc%3F")


@pytest.mark.parametrize(
    "address",
    [
        f"{ORIGIN}/preview/",
        f"{ORIGIN}/{{token}}/{{token}}",
        f"{ORIGIN}/{{token}}/{{other}}",
        f"{ORIGIN}/{{token}} ",
        f'{ORIGIN}/{{token}}"',
        f"{ORIGIN}.evil.example/{{token}}",
        f"{ORIGIN}@evil.example/{{token}}",
        "https://elsewhere.example.org/{token}",
        "javascript:{token}",
        "/preview/?token={token}",
    ],
)
def test_a_preview_address_elsewhere_or_without_a_place_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        demand_preview_address(address, ORIGIN)
