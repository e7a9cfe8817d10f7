"""Pictures and files are public while something public shows them, else as if there were none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import CollectionViewRestriction, Site

from hni_site.access.enums import RoleName
from hni_site.access.groups import Groups
from hni_site.media.models import SiteDocument, SiteImage
from hni_site.media.sources import FULL_SIZE
from home.models import OrganisationSettings, StandardPage
from news.models import PressReleasePage
from tests.editorial.people import media_officer
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.blocks import picture
from tests.factories.home import PersonFactory, StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import make_private, publish
from tests.factories.people import person

pytestmark = pytest.mark.django_db

FORMAT = "width-48|format-webp"


def release_with(**fields: Any) -> PressReleasePage:
    """A release that shows a picture and a file in its text."""
    image, document = SiteImageFactory(), SiteDocumentFactory()
    body = [
        ("image", picture(image)),
        ("document", {"document": document, "title": "The plan"}),
    ]
    release: PressReleasePage = PressReleasePageFactory(body=body, **fields)
    return release


def things_of(release: PressReleasePage) -> tuple[SiteImage, SiteDocument]:
    image, document = (block.value for block in release.body)
    return image["image"], document["document"]


def addresses_of(release: PressReleasePage) -> list[str]:
    """Of its picture and of its file."""
    image, document = things_of(release)
    return [image.get_rendition(FORMAT).url, document.url]


@pytest.fixture
def shown() -> PressReleasePage:
    return release_with()


def answers(paths: list[str], client: Client) -> list[int]:
    return [client.get(path).status_code for path in paths]


def told(client: Client, path: str) -> tuple[int, bytes, dict[str, str]]:
    response = client.get(path)
    return response.status_code, response.getvalue(), dict(response.items())


# --- Who may have them ----------------------------------------------------------------------------


def test_public_as_long_as_a_page_that_shows_them(client: Client) -> None:
    release = release_with(draft=True)
    paths = addresses_of(release)
    assert answers(paths, client) == [404, 404]

    publish(release)
    assert answers(paths, client) == [200, 200]

    PressReleasePage.objects.get(pk=release.pk).unpublish()
    assert answers(paths, client) == [404, 404]


def test_a_draft_of_a_public_page_shows_nobody_its_new_picture(client: Client) -> None:
    page = StandardPageFactory(lead_image=SiteImageFactory())
    page.lead_image = new = SiteImageFactory()
    page.save_revision()
    path = new.get_rendition(FORMAT).url
    assert client.get(path).status_code == 404

    publish(page)

    assert client.get(path).status_code == 200


def test_one_public_page_is_enough(shown: PressReleasePage, client: Client) -> None:
    image, _document = things_of(shown)
    also = StandardPageFactory(lead_image=image)
    path = image.get_rendition(FORMAT).url

    shown.unpublish()
    assert client.get(path).status_code == 200

    also.unpublish()
    assert client.get(path).status_code == 404


def test_of_a_private_page_they_are_private(shown: PressReleasePage, client: Client) -> None:
    make_private(shown)

    assert answers(addresses_of(shown), client) == [404, 404]


def test_of_a_private_collection_they_are_private(shown: PressReleasePage, client: Client) -> None:
    below = private_collection().add_child(name="Below")
    for thing in things_of(shown):
        type(thing).objects.filter(pk=thing.pk).update(collection=below)
    assert answers(addresses_of(shown), client) == [404, 404]

    CollectionViewRestriction.objects.all().delete()
    assert answers(addresses_of(shown), client) == [200, 200]


def test_the_logo_and_portraits_of_those_in_office_are_public(client: Client) -> None:
    logo, portrait = SiteImageFactory(), SiteImageFactory()
    organisation = OrganisationSettings.for_site(Site.objects.get())
    organisation.logo = logo
    organisation.save()
    PersonFactory(image=portrait, term_start="2023-01-01", term_end="2023-12-31")
    paths = [image.get_rendition(FORMAT).url for image in (logo, portrait)]

    with time_machine.travel("2023-12-31T12:00Z", tick=False):
        assert answers(paths, client) == [200, 200]
    with time_machine.travel("2024-01-01T12:00Z", tick=False):
        assert answers(paths, client) == [200, 404]


@pytest.mark.parametrize("kind", [0, 1], ids=["picture", "file"])
def test_hidden_is_answered_like_missing(kind: int, client: Client) -> None:
    hidden = addresses_of(release_with(draft=True))[kind]
    missing = ["/media/images/missing.width-48.webp", "/documents/987654/report.pdf"][kind]

    assert told(client, hidden) == told(client, missing)
    assert told(client, hidden)[2]["Cache-Control"] == "no-store"


def test_a_file_is_only_had_by_its_name(shown: PressReleasePage, client: Client) -> None:
    _image, document = things_of(shown)

    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404
    assert client.get(f"/documents/{2**70}/report.pdf").status_code == 404


def test_editors_see_what_is_hidden_and_no_cache_keeps_it() -> None:
    client = Client()
    client.force_login(media_officer())

    for path in addresses_of(release_with(draft=True)):
        response = client.get(path)
        assert response.status_code == 200, path
        assert response["Cache-Control"] == "private, no-store"


def test_hidden_from_a_contributor_of_another_organisation(client: Client) -> None:
    """Who enters the admin with nothing but their own organisation's things."""
    affiliate = AffiliatePageFactory()
    Groups().repair()
    paths = addresses_of(release_with(draft=True))
    client.force_login(person(RoleName.CONTRIBUTOR, organisation=affiliate))
    assert answers(paths, client) == [404, 404]
    client.force_login(person(RoleName.EXECUTIVE))
    assert answers(paths, client) == [200, 200]


# --- How they are handed out ----------------------------------------------------------------------


def test_a_picture_keeps_for_a_year_but_shared_caches_ask_again(
    shown: PressReleasePage, client: Client
) -> None:
    image, _document = things_of(shown)
    rendition = image.get_rendition(FORMAT)

    response = client.get(rendition.url)

    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=3600, immutable"
    assert response["Cache-Tag"] == f"images-{image.pk}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Vary" not in response, "one copy in a cache is for everyone"
    with rendition.file.open() as file:
        assert response.getvalue() == file.read()


def test_a_file_is_kept_for_minutes(shown: PressReleasePage, client: Client) -> None:
    _image, document = things_of(shown)

    response = client.get(document.url)

    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "public, max-age=300, s-maxage=300"
    assert response["Cache-Tag"] == f"documents-{document.pk}"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response.getvalue() == b"%PDF-1.4 sample"


def test_avif_is_served_as_what_it_is(client: Client) -> None:
    image = SiteImageFactory()
    StandardPageFactory(lead_image=image)

    assert client.get(image.get_rendition("width-48|format-avif").url)["Content-Type"] == (
        "image/avif"
    )


def test_what_the_client_has_is_not_sent_again(shown: PressReleasePage, client: Client) -> None:
    for path in addresses_of(shown):
        first = client.get(path)
        again = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
        assert again.status_code == 304, path
        assert again["Cache-Control"] == first["Cache-Control"]
        PressReleasePage.objects.get(pk=shown.pk).unpublish()
        hidden = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
        assert hidden.status_code == 404, path
        publish(PressReleasePage.objects.get(pk=shown.pk))


def test_head_is_answered_and_post_refused(shown: PressReleasePage, client: Client) -> None:
    for path in addresses_of(shown):
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405


@pytest.mark.parametrize("kind", [0, 1], ids=["picture", "file"])
def test_one_query_answers(kind: int, client: Client) -> None:
    shown = addresses_of(release_with())[kind]

    assert _queries(lambda: client.get(shown)) == 1


@pytest.mark.parametrize("kind", [0, 1], ids=["picture", "file"])
def test_hidden_and_missing_take_the_same_queries(kind: int, client: Client) -> None:
    hidden = addresses_of(release_with(draft=True))[kind]
    missing = ["/media/images/missing.width-48.webp", "/documents/987654/report.pdf"][kind]
    for path in (hidden, missing):
        client.get(path)  # What is looked up once for all is no part of the answer.

    assert _queries(lambda: client.get(hidden)) == _queries(lambda: client.get(missing))


def _queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


# --- Nothing else ---------------------------------------------------------------------------------


def test_a_lost_file_is_missing(shown: PressReleasePage, client: Client) -> None:
    image, document = things_of(shown)
    paths = addresses_of(shown)
    Path(image.get_rendition(FORMAT).file.path).unlink()
    Path(document.file.path).unlink()

    assert answers(paths, client) == [404, 404]


def test_originals_are_not_served(shown: PressReleasePage, client: Client) -> None:
    image, document = things_of(shown)
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
        "",
    ],
)
def test_no_way_leads_out_of_the_pictures(path: str, admin_client: Client) -> None:
    (Path(settings.MEDIA_ROOT) / "images").mkdir(parents=True, exist_ok=True)
    (Path(settings.MEDIA_ROOT) / "secret.txt").write_text("secret")

    assert admin_client.get(f"/media/images/{path}").status_code in (400, 404)


def test_every_picture_that_a_public_page_shows_is_public(client: Client) -> None:
    image = SiteImageFactory()
    page = StandardPageFactory(lead_image=image, body=[("image", picture(image))])
    html = client.get(StandardPage.objects.get(pk=page.pk).url).content.decode()
    paths = {rendition.url for rendition in image.renditions.all()}
    # At full size it is for the press kit.
    shown = {r.url for r in image.renditions.exclude(filter_spec=FULL_SIZE)}
    assert shown
    assert all(path in html for path in shown)

    assert {client.get(path).status_code for path in paths} == {200}
