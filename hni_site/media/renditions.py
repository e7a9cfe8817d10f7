"""A picture's sizes and formats: made once, ahead of the readers, and never while one waits."""

from collections.abc import Iterator
from io import BytesIO

from django.conf import settings
from wagtail.images.models import Filter

from hni_site.foundations.changes import content_changes, touch
from hni_site.foundations.dependencies import target_of
from hni_site.media.models import SiteImage, SiteRendition
from hni_site.media.sources import FULL_SIZE, filter_specs


class TooLarge(Exception):
    """A picture with more pixels than an upload may have: decoding it would take all memory."""


def all_specs(image: SiteImage) -> list[str]:
    """The rendition filters of the picture: of what readers see, and for print."""
    return [*filter_specs(image.width), FULL_SIZE]


def missing_specs(image: SiteImage) -> list[str]:
    """Those for which there is no rendition yet."""
    made = {rendition.filter_spec for rendition in image.renditions.all()}
    return [spec for spec in all_specs(image) if spec not in made]


def unfinished() -> Iterator[SiteImage]:
    """The pictures that lack renditions."""
    images = SiteImage.objects.order_by("pk").prefetch_related("renditions")
    return (image for image in images.iterator(chunk_size=200) if missing_specs(image))


def make_missing(image: SiteImage) -> None:
    """Makes the picture's missing renditions; the documents that show it are built again.

    Takes seconds and, while it works, no lock. Raises TooLarge, and what Wagtail and Pillow raise
    for a file that is gone or is no picture.
    """
    if missing := missing_specs(image):
        _make(image, missing)


def make_again(image: SiteImage) -> None:
    """Makes all the picture's renditions, and puts them in the place of those that there are.

    As `make_missing`; until they are made readers have the old ones.
    """
    _make(image, all_specs(image), again=True)


def _make(image: SiteImage, specs: list[str], *, again: bool = False) -> None:
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise TooLarge(f"Picture {image.pk} has {image.width} by {image.height} pixels.")
    with image.open_file() as file:
        content = file.read()
    # One after the other: each takes as much memory as the whole picture has pixels.
    made = [image.generate_rendition_instance(Filter(spec), BytesIO(content)) for spec in specs]
    with content_changes():
        # In the meantime the picture may have got another file, or its renditions from elsewhere.
        current = SiteImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name)
        if still := current.first():
            if again:
                still.renditions.all().delete()
            wanted = set(missing_specs(still))
            SiteRendition.objects.bulk_create(r for r in made if r.filter_spec in wanted)
            touch(targets=[target_of(image)])
