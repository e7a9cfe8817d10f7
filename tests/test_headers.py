"""What browsers are told not to do."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories.media import SiteImageFactory
from tests.factories.news import PressReleasePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


def directives(response: object) -> dict[str, str]:
    policy = str(response["Content-Security-Policy"])  # type: ignore[index] # A response has headers.
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


@pytest.mark.parametrize("path", ["/en/", "/en/nothing/", "/api/v2/pages/", "/feeds/en/news.atom"])
def test_readers_get_nothing_but_files_of_ours(client: Client, path: str) -> None:
    response = client.get(path)
    policy = directives(response)

    assert policy["default-src"] == "'none'"
    assert {v for k, v in policy.items() if k not in ("default-src", "base-uri")} == {"'self'"}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_scripts_in_a_page_only_in_the_admin(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root"))
    policy = directives(client.get("/admin/"))

    assert policy["script-src"] == "'self' 'unsafe-inline'"
    assert policy["object-src"] == "'none'"
    assert "default-src 'none'" in client.get("/en/")["Content-Security-Policy"]


def test_other_sites_may_show_pictures_and_documents_but_not_pages(client: Client) -> None:
    release = PressReleasePageFactory(lead_image=SiteImageFactory())
    document = client.get(f"/api/v2/pages/{release.pk}/")
    picture = client.get(document.json()["image"]["sources"][0]["src"])

    assert picture.status_code == 200
    assert picture["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert document["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get(release.url)["Cross-Origin-Resource-Policy"] == "same-origin"
