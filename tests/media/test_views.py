"""Under /media/ only pictures are handed out."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection

pytestmark = pytest.mark.django_db


def test_rendition_is_served_and_kept_for_a_year(client: Client) -> None:
    rendition = SiteImageFactory().get_rendition("width-48|format-webp")

    response = client.get(rendition.url)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    with rendition.file.open() as file:
        assert response.getvalue() == file.read()


def test_avif_is_served_as_what_it_is(client: Client) -> None:
    rendition = SiteImageFactory().get_rendition("width-48|format-avif")

    assert client.get(rendition.url)["Content-Type"] == "image/avif"


def test_head_is_answered_and_post_refused(client: Client) -> None:
    url = SiteImageFactory().get_rendition("width-48|format-webp").url

    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


def test_missing_picture_is_not_found_and_not_kept(client: Client) -> None:
    response = client.get("/media/images/missing.webp")

    assert response.status_code == 404
    assert "max-age=31536000" not in response.get("Cache-Control", "")


def test_originals_and_documents_are_not_served(client: Client) -> None:
    image, document = SiteImageFactory(), SiteDocumentFactory()
    (Path(settings.MEDIA_ROOT) / "secret.txt").write_text("secret")

    for path in (image.file.url, f"/media/{document.file.name}", "/media/secret.txt", "/media/"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "x/../../secret.txt",
        "../original_images/example.jpg",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..\\secret.txt",
        "%00",
    ],
)
def test_no_way_leads_out_of_the_pictures(path: str, client: Client) -> None:
    (Path(settings.MEDIA_ROOT) / "images").mkdir(parents=True, exist_ok=True)
    (Path(settings.MEDIA_ROOT) / "secret.txt").write_text("secret")

    assert client.get(f"/media/images/{path}").status_code in (400, 404)


def test_folder_is_not_listed(client: Client) -> None:
    SiteImageFactory().get_rendition("width-48|format-webp")

    assert client.get("/media/images/").status_code == 404


def test_file_to_download_goes_through_the_view_that_asks_who_may(client: Client) -> None:
    public = SiteDocumentFactory()
    private = SiteDocumentFactory(collection=private_collection())

    assert client.get(public.url).status_code == 200
    assert client.get(private.url).status_code == 302  # To where one logs in.
