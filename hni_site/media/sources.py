"""The sizes and formats in which a picture is handed out: one list for the website and the API."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, prefetch_related_objects

from hni_site import schema
from hni_site.foundations.dependencies import depends_on
from hni_site.media.models import SiteImage, SiteRendition

# Phone, phone with a dense screen or tablet, column of a desktop page, full width.
WIDTHS = (320, 640, 1024, 1600)
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
# For print: no page shows it, so it is no source. More than any page of a newspaper needs.
FULL_SIZE = "max-6000x6000|format-jpeg|jpegquality-90"


def filter_specs(width: int) -> dict[str, str]:
    """Rendition filter → media type, for a picture of that width; nothing is ever enlarged."""
    widths = [candidate for candidate in WIDTHS if candidate <= width] or [width]
    return {
        f"width-{w}|format-{name}": media_type
        for name, media_type in FORMATS.items()
        for w in widths
    }


def renditions(image: SiteImage) -> list[tuple[str, SiteRendition]]:
    """The sources of a picture that are made, with their media types: none for a new picture.

    One query, or none where they were loaded.
    """
    made = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    specs = filter_specs(image.width)
    return [(media_type, made[spec]) for spec, media_type in specs.items() if spec in made]


def load_renditions(images: Iterable[SiteImage | None]) -> None:
    """Fetches the renditions of all the pictures that a list shows, in one query."""
    prefetch_related_objects([image for image in images if image], "renditions")


def load_pictures(objects: Iterable[Model], field: str = "lead_image") -> None:
    """Fetches the objects' pictures with their renditions: two queries, whichever their types."""
    objects = list(objects)
    ids = {getattr(thing, f"{field}_id") for thing in objects} - {None}
    images = SiteImage.objects.prefetch_related("renditions").in_bulk(ids)
    for thing in objects:
        setattr(thing, field, images.get(getattr(thing, f"{field}_id")))


def image_sources(image: SiteImage) -> list[schema.ImageSource]:
    """A picture's sources as documents show them; none until they are made."""
    return [
        schema.ImageSource.model_validate(
            {
                "type": media_type,
                "src": rendition.full_url,
                "width": rendition.width,
                "height": rendition.height,
            }
        )
        for media_type, rendition in renditions(image)
    ]


def largest_jpeg(image: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Of a picture in a document the source that everyone can show; None until one is made."""
    sources = image["sources"] if image else []
    return next((s for s in reversed(sources) if s["type"] == "image/jpeg"), None)


def image_document(
    image: SiteImage | None, *, alt: str = "", caption: str = "", credit: str = ""
) -> schema.Image | None:
    """A picture as documents show it, with the texts of the place where it is used.

    None where there is none or not everyone may see it.
    """
    if image is None:
        return None
    depends_on(image)
    if image.collection.get_view_restrictions().exists():
        return None
    return schema.Image(
        id=image.pk,
        title=image.title,
        alt=alt,
        caption=caption,
        credit=credit or image.credit,
        width=image.width,
        height=image.height,
        placeholder=image.placeholder,
        sources=image_sources(image),
    )
