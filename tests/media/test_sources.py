"""The formats and sizes in which pictures are handed out, from whatever was uploaded."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hni_site.media.models import SiteImage
from hni_site.media.renditions import make_missing
from hni_site.media.sources import FORMATS, filter_specs, image_document, renditions
from tests.factories.media import SiteImageFactory
from tests.media.strange_pictures import (
    RED,
    SIZE,
    STRANGE,
    as_file,
    rotated_jpeg,
    transparent_png,
)

PILLOW_NAMES = {"image/avif": "AVIF", "image/webp": "WEBP", "image/jpeg": "JPEG"}


def uploaded(name: str, content: bytes) -> SiteImage:
    image = SiteImage.objects.create(title=name, file=as_file(content, name))
    make_missing(image)
    return SiteImage.objects.get(pk=image.pk)


def opened(image: SiteImage) -> dict[str, Image.Image]:
    """Media type → its largest rendition, as Pillow reads it."""
    found: dict[str, Image.Image] = {}
    for media_type, rendition in renditions(image):
        with rendition.file.open() as file:
            found[media_type] = Image.open(file)
            found[media_type].load()
    return found


def colour(picture: Image.Image, x: int, y: int, mode: str = "RGB") -> tuple[int, ...]:
    found = picture.convert(mode).getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@given(st.integers(min_value=1, max_value=60_000))
def test_nothing_is_enlarged_and_every_width_has_every_format(width: int) -> None:
    specs = filter_specs(width)
    widths = {int(spec.split("|")[0].removeprefix("width-")) for spec in specs}

    assert widths
    assert max(widths) <= width
    assert len(specs) == len(widths) * len(FORMATS)
    assert list(dict.fromkeys(specs.values())) == ["image/avif", "image/webp", "image/jpeg"]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "make"), STRANGE.items(), ids=STRANGE)
def test_every_format_is_what_it_says_and_has_the_size_it_says(
    name: str, make: Callable[[], bytes]
) -> None:
    image = uploaded(name, make())

    document = image_document(image, alt="A pattern")

    assert document is not None
    assert {source.type for source in document.sources} == set(PILLOW_NAMES)
    for media_type, rendition in renditions(image):
        with rendition.file.open() as file, Image.open(file) as picture:
            assert picture.format == PILLOW_NAMES[media_type]
            assert picture.size == (rendition.width, rendition.height)
            assert picture.width <= image.width
            assert picture.height <= image.height


@pytest.mark.django_db
def test_sources_are_the_best_format_first_and_the_smallest_first() -> None:
    image = SiteImageFactory(file__width=1100, file__height=550)

    document = image_document(image)

    assert document is not None
    assert [(s.type.removeprefix("image/"), s.width, s.height) for s in document.sources] == [
        (kind, width, width // 2) for kind in ("avif", "webp", "jpeg") for width in (320, 640, 1024)
    ]
    assert (document.width, document.height) == (1100, 550)


@pytest.mark.django_db
def test_transparent_parts_are_white_where_the_format_knows_no_transparency() -> None:
    pictures = opened(uploaded("transparent.png", transparent_png()))

    assert min(colour(pictures["image/jpeg"], 5, 5)) > 245
    assert max(colour(pictures["image/jpeg"], 160, 120)[1:]) < 90
    assert colour(pictures["image/webp"], 5, 5, "RGBA")[3] == 0


@pytest.mark.django_db
def test_picture_of_a_phone_stands_upright() -> None:
    image = uploaded("rotated.jpg", rotated_jpeg())

    assert (image.width, image.height) == (SIZE[1], SIZE[0])
    for picture in opened(image).values():
        assert picture.height > picture.width
        top = colour(picture, picture.width // 2, 8)
        assert all(abs(found - wanted) < 40 for found, wanted in zip(top, RED, strict=True))


@pytest.mark.django_db
def test_place_and_camera_of_a_photograph_are_not_handed_out() -> None:
    for picture in opened(uploaded("rotated.jpg", rotated_jpeg())).values():
        assert dict(picture.getexif()) == {}


@pytest.mark.django_db
def test_focal_point_does_not_crop() -> None:
    image = uploaded("transparent.png", transparent_png())
    image.focal_point_x, image.focal_point_y = 10, 10
    image.focal_point_width = image.focal_point_height = 5
    image.save()

    assert {picture.size for picture in opened(image).values()} == {(320, 240)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("own", "printed"), [("", "Sample photographer"), ("Of this page", "Of this page")]
)
def test_credit_of_the_place_wins_over_the_pictures(own: str, printed: str) -> None:
    document = image_document(SiteImageFactory(credit="Sample photographer"), credit=own)

    assert document is not None
    assert document.credit == printed
