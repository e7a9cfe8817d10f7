"""Pictures and files, uploaded in the admin."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hni_site.media.models import SiteDocument, SiteImage
from tests.factories.media import SiteImageFactory, root_collection
from tests.media.strange_pictures import (
    STRANGE,
    animated_gif,
    damaged_jpeg,
    deep_png,
    plain_jpeg,
    transparent_png,
)

pytestmark = pytest.mark.django_db


def upload(client: Client, name: str, content: bytes, **fields: str) -> Any:
    data = {
        "title": "A picture",
        "file": SimpleUploadedFile(name, content),
        "collection": str(root_collection().pk),
        "credit": "Sample photographer",
        **fields,
    }
    return client.post(reverse("wagtailimages:add"), data)


@pytest.mark.parametrize("name", STRANGE)
def test_every_kind_of_picture_can_be_uploaded(name: str, admin_client: Client) -> None:
    response = upload(admin_client, name, STRANGE[name]())

    assert response.status_code == 302, response.context["form"].errors
    image = SiteImage.objects.get()
    assert image.credit == "Sample photographer"
    assert re.fullmatch("#[0-9a-f]{6}", image.placeholder)
    assert admin_client.get(reverse("wagtailimages:index")).status_code == 200
    edit = admin_client.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert "Who made the picture" in edit.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("damaged.jpg", damaged_jpeg(), "The file is damaged"),
        ("deep.png", deep_png(), "Save it with 8 bits"),
        ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Not a supported image format"),
        ("text.png", b"not a picture", "Upload a valid image"),
        ("really-a-gif.png", animated_gif(), "Not a valid .PNG image"),
        ("empty.jpg", b"", "empty"),
    ],
)
def test_what_could_not_be_shown_is_refused_with_a_reason(
    name: str, content: bytes, told: str, admin_client: Client
) -> None:
    response = upload(admin_client, name, content)

    assert response.status_code == 200
    assert told.lower() in str(response.context["form"].errors["file"]).lower()
    assert not SiteImage.objects.exists()


def test_picture_can_be_replaced(admin_client: Client) -> None:
    upload(admin_client, "pattern.png", transparent_png())
    image = SiteImage.objects.get()
    before = image.placeholder
    data = {
        "title": "Another",
        "collection": str(root_collection().pk),
        "file": SimpleUploadedFile("red.jpg", plain_jpeg()),
    }

    response = admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), data)

    assert response.status_code == 302, response.context["form"].errors
    image.refresh_from_db()
    assert image.placeholder != before
    assert image.title == "Another"


def test_files_can_be_uploaded_and_programs_not(admin_client: Client) -> None:
    def added(name: str) -> int:
        data = {
            "title": "A report",
            "file": SimpleUploadedFile(name, b"%PDF-1.4 sample"),
            "collection": str(root_collection().pk),
        }
        return admin_client.post(reverse("wagtaildocs:add"), data).status_code

    assert added("report.pdf") == 302
    assert added("report.html") == 200
    assert added("report.svg") == 200
    assert [file.file_extension for file in SiteDocument.objects.all()] == ["pdf"]


@pytest.mark.parametrize("description", ["", "Two women at a loom"])
def test_alternative_text_is_never_the_files_name(description: str, admin_client: Client) -> None:
    image = SiteImageFactory(title="IMG_2034", description=description)

    answer = admin_client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()

    assert answer["result"]["default_alt_text"] == description
