"""The colour in a picture's place until it has arrived."""

import io
from collections.abc import Callable

import pytest

from hni_site.media.models import SiteImage
from hni_site.media.placeholder import average_colour
from tests.factories.media import SiteImageFactory
from tests.media.strange_pictures import (
    STRANGE,
    as_file,
    grey_png,
    plain_jpeg,
    tiny_png,
    transparent_png,
)


def channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize(("name", "make"), STRANGE.items(), ids=STRANGE)
def test_every_kind_of_picture_has_one(name: str, make: Callable[[], bytes]) -> None:
    file = io.BytesIO(make())
    file.read()
    file.seek(0)

    colour = average_colour(file)

    assert len(channels(colour)) == 3
    assert file.tell() == 0


def test_average() -> None:
    assert average_colour(io.BytesIO(tiny_png())) == "#c81e1e"
    assert average_colour(io.BytesIO(grey_png())) == "#808080"


def test_transparent_parts_count_as_the_white_they_are_shown_on() -> None:
    assert min(channels(average_colour(io.BytesIO(transparent_png())))) > 200


@pytest.mark.django_db
def test_follows_the_file() -> None:
    image = SiteImageFactory(file__color="#0000ff")
    assert channels(image.placeholder)[2] > 240

    image.title = "Another title"
    image.save()
    image.file.save("red.jpg", as_file(plain_jpeg(), "red.jpg"), save=False)
    image.file = as_file(plain_jpeg(), "red.jpg")
    image.save()

    found = channels(SiteImage.objects.get(pk=image.pk).placeholder)
    assert found[0] > 180
    assert found[2] < 60
