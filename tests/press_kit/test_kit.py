"""The press kit as one archive, written while it is read."""

import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.http import StreamingHttpResponse
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from hni_site.press_kit.archive import Member, streamed
from hni_site.press_kit.manuscript import manuscript_of
from hni_site.press_kit.views import public_news
from tests.factories.blocks import picture
from tests.factories.media import SiteImageFactory, private_collection
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import translate
from tests.media.strange_pictures import rotated_jpeg
from tests.website.html import element, get_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

# What is written is the same whichever database it was read from.
writing = pytest.mark.only_on("sqlite")

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def opened(page: Any) -> dict[str, bytes]:
    """Name of each member → what it is."""
    response: Any = Client().get(f"/press-kit/{page.pk}/kit.zip")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    assert isinstance(response, StreamingHttpResponse)
    with zipfile.ZipFile(io.BytesIO(b"".join(response))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def full_release(**fields: Any) -> Any:
    taken = SiteImageFactory(file=ContentFile(rotated_jpeg(), "phone.jpg"), credit="A & B")
    large = SiteImageFactory(file__width=2400, file__height=1600)
    hidden = SiteImageFactory(collection=private_collection())
    return PressReleasePageFactory(
        slug="workers",
        lead_image=taken,
        lead_image_alt="Weavers <at> work",
        lead_image_caption="“Weaving” in Bhaktapur",
        body=[
            ("image", picture(large, "Looms")),
            ("gallery", {"images": [picture(large, "Again"), picture(hidden, "Hidden")]}),
        ],
        **fields,
    )


def described(content: bytes) -> dict[str, str]:
    """XMP of a picture, as Pillow finds it: name without its prefix → text."""
    with Image.open(io.BytesIO(content)) as image:
        assert dict(image.getexif()) == {}
        root = ElementTree.fromstring(image.info["xmp"])
    [description] = root.iter(f"{RDF}Description")
    return {
        part.tag.partition("}")[2]: "".join(part.itertext())
        if part.find(f".//{RDF}li") is None
        else str(part.findtext(f".//{RDF}li"))
        for part in description
    }


def test_it_has_the_files_and_each_picture_once_at_full_size() -> None:
    found = opened(full_release())

    assert list(found) == [
        "README.txt",
        "workers-en.txt",
        "workers-en.docx",
        "workers-en.pdf",
        "workers-en-1.jpg",
        "workers-en-2.jpg",
    ]
    sizes = [Image.open(io.BytesIO(found[f"workers-en-{n}.jpg"])).size for n in (1, 2)]
    assert sizes == [(300, 400), (2400, 1600)]
    assert found["workers-en.pdf"].startswith(b"%PDF")
    assert "Credit: A & B\nWhat it shows: Weavers <at> work" in found["README.txt"].decode()


@writing
def test_pictures_say_who_made_them_and_what_they_show_and_nothing_of_the_camera() -> None:
    page = full_release()
    found = opened(page)

    assert described(found["workers-en-1.jpg"]) == {
        "description": "“Weaving” in Bhaktapur",
        "AltTextAccessibility": "Weavers <at> work",
        "Credit": "A & B",
        "Source": f"http://testserver{page.url}",
    }
    assert b"Maker of the phone" not in found["workers-en-1.jpg"]


@writing
def test_news_desks_find_it_in_their_own_tools(tmp_path: Path) -> None:
    """ExifTool, which most of them have underneath."""
    urdu = translate(full_release(), "ur", lead_image_alt="بُنکر", lead_image_caption="کھڈی پر")
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(opened(urdu)["workers-ur-1.jpg"])

    command = ["exiftool", "-json", "-groupNames", "-all", str(picture)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    [found] = json.loads(told)
    written = {name: text for name, text in found.items() if name.startswith("XMP:")}
    assert written == {
        "XMP:Description": "کھڈی پر",
        "XMP:Description-ur": "کھڈی پر",
        "XMP:AltTextAccessibility": "بُنکر",
        "XMP:AltTextAccessibility-ur": "بُنکر",
        "XMP:Credit": "A & B",
        "XMP:Source": f"http://testserver{urdu.url}",
    }
    assert not [name for name in found if name.startswith(("EXIF:", "IPTC:", "GPS:"))]


@writing
def test_words_are_in_the_language_of_the_release() -> None:
    urdu = translate(full_release(), "ur", title="خبر", slug="کام")

    found = opened(urdu)

    assert "کام-ur.pdf" in found
    assert "Credit:" not in found["README.txt"].decode()


def test_queries_do_not_grow_with_pictures(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for page in (PressReleasePageFactory(), full_release()):
        # Where the log stands, the document, who publishes, the pictures.
        with django_assert_num_queries(4 if page.lead_image else 3):
            response: Any = Client().get(f"/press-kit/{page.pk}/kit.zip")
            b"".join(response)


def test_a_new_picture_is_there_in_its_largest_size_until_its_full_one_is_made() -> None:
    image = SiteImageFactory(file__width=1200, file__height=800)
    image.renditions.filter(filter_spec__startswith="max-").delete()

    found = opened(PressReleasePageFactory(slug="new", lead_image=image))

    assert Image.open(io.BytesIO(found["new-en-1.jpg"])).size == (1024, 682)


@writing
def test_it_is_handed_out_while_it_is_written() -> None:
    asked: list[int] = []

    def parts() -> Any:
        for number in range(5):
            asked.append(number)
            yield bytes(1000)

    item = manuscript_of(public_news(PressReleasePageFactory().pk))
    archive = streamed([Member("a", parts(), is_compressed=True)], item.changed)
    next(archive)
    assert asked == [0]
    assert max(len(part) for part in archive) < 1200


def test_asked_for_again_it_is_the_same_until_something_changes() -> None:
    page, client = PressReleasePageFactory(), Client()
    address = f"/press-kit/{page.pk}/kit.zip"
    first: Any = client.get(address)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    head: Any = client.head(address)
    assert (head.status_code, b"".join(head)) == (200, b"")
    assert client.post(address).status_code == 405


@writing
def test_the_page_leads_to_it_and_quotes_can_be_copied_without_a_script() -> None:
    quote = {"text": "Our work is work.", "attribution": "Sample Person", "role": "Chair"}
    figure = {"value": "260 million", "unit": "workers", "as_of": None, "source": "ILO"}
    body = [("quote", quote), ("key_figure", {**figure, "source_url": ""})]
    soup = get_page(page := PressReleasePageFactory(body=body))

    element(soup, f"a[href='/press-kit/{page.pk}/kit.zip']")
    boxes = [box.get_text() for box in soup.select("details.copy textarea[readonly]")]
    assert boxes == [
        "“Our work is work.”\n— Sample Person, Chair",
        "260 million workers\nSource: ILO",
    ]
    assert element(soup, "script[src*='copy']")["defer"] == ""


@writing
def test_a_page_that_is_not_public_yet_offers_no_files(admin_client: Client) -> None:
    draft = PressReleasePageFactory(draft=True)
    draft.save_revision()

    shown = admin_client.get(f"/admin/pages/{draft.pk}/view_draft/").content.decode()

    assert draft.title in shown
    assert "/press-kit/" not in shown
