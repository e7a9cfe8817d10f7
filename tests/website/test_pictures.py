"""How a picture is handed out."""

import pytest
from django.template import Context, Template
from django.test import Client

from tests.factories.media import SiteImageFactory
from tests.factories.news import PressReleasePageFactory
from tests.website.html import attributes, element, get_page

pytestmark = pytest.mark.django_db


def test_browsers_choose_among_formats_and_widths() -> None:
    image = SiteImageFactory(file__width=1100, file__height=550)
    release = PressReleasePageFactory(lead_image=image, lead_image_alt='Weavers "at work"')

    picture = element(get_page(release), "main picture")

    assert attributes(picture, "source", "type") == ["image/avif", "image/webp"]
    for srcset in attributes(picture, "[srcset]", "srcset"):
        assert [part.split()[1] for part in srcset.split(", ")] == ["320w", "640w", "1024w"]
    img = element(picture, "img")
    assert (img["width"], img["height"]) == ("1100", "550")
    assert img["alt"] == 'Weavers "at work"'
    assert "640" in str(img["src"])
    assert all(url.startswith("/media/images/") for url in attributes(picture, "img", "src"))


def test_every_size_that_a_page_names_can_be_had() -> None:
    release = PressReleasePageFactory(lead_image=SiteImageFactory(file__width=400))

    picture = element(get_page(release), "main picture")

    for srcset in attributes(picture, "[srcset]", "srcset"):
        for part in srcset.split(", "):
            response = Client().get(part.split()[0])
            assert response.status_code == 200
            assert response["Content-Type"].startswith("image/")


def test_decoration_has_an_empty_alternative_text() -> None:
    release = PressReleasePageFactory(lead_image=SiteImageFactory())

    assert element(get_page(release), "main picture img")["alt"] == ""


def test_an_unknown_layout_is_a_mistake_in_the_template() -> None:
    template = Template('{% load website %}{% picture image "" layout="huge" %}')

    with pytest.raises(KeyError):
        template.render(Context({"image": SiteImageFactory()}))


def test_without_a_picture_there_is_nothing() -> None:
    assert not get_page(PressReleasePageFactory()).select("picture, figure")


@pytest.mark.parametrize(("alt", "label"), [("A woven pattern", "A woven pattern"), ("", None)])
def test_area_of_its_colour_stands_for_a_picture_until_its_sizes_are_made(
    alt: str, label: str | None
) -> None:
    image = SiteImageFactory(renditions=False, file__width=400, file__height=200)
    release = PressReleasePageFactory(lead_image=image, lead_image_alt=alt)

    page = get_page(release)

    area = element(page, "main svg.placeholder")
    assert (area["width"], area["height"]) == ("400", "200")
    assert area.get("aria-label") == label
    assert element(area, "rect")["fill"] == image.placeholder
    assert not page.select("main picture")
    assert not image.renditions.exists()
