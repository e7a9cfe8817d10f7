"""Pictures of the kinds that people upload, as files in memory."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from PIL import Image

RED = (200, 30, 30)
SIZE = (400, 300)


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def transparent_png() -> bytes:
    """Wholly transparent, but for a red square in its middle."""
    picture = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    picture.paste((*RED, 255), (150, 100, 250, 200))
    return _saved(picture, "PNG")


def palette_png() -> bytes:
    """256 colours, one of them transparent."""
    picture = Image.new("P", SIZE, 0)
    picture.putpalette([0, 0, 0, *RED])
    picture.paste(1, (150, 100, 250, 200))
    return _saved(picture, "PNG", transparency=0)


def grey_png() -> bytes:
    return _saved(Image.new("L", SIZE, 128), "PNG")


def deep_png() -> bytes:
    """16 bits a pixel, as scanners make them."""
    return _saved(Image.new("I;16", SIZE, 30000), "PNG")


def animated_gif() -> bytes:
    frames = [Image.new("RGB", SIZE, (shade, 0, 0)) for shade in (50, 150, 250)]
    return _saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)


def cmyk_jpeg() -> bytes:
    """As a printer's studio sends it."""
    return _saved(Image.new("CMYK", SIZE, (0, 220, 220, 40)), "JPEG")


def rotated_jpeg() -> bytes:
    """As a phone takes it: stored lying, to be shown standing. Its upper edge is red."""
    stored = Image.new("RGB", SIZE, (240, 240, 240))
    stored.paste(RED, (0, 0, 40, SIZE[1]))  # The left edge is up when turned to the right.
    exif = Image.Exif()
    exif[0x010F] = "Maker of the phone"
    exif.get_ifd(0x8825).update({1: "N", 2: (27.0, 42.0, 0.0)})  # Where it was taken.
    exif[0x0112] = 6  # Orientation: turn by 90° to the right.
    return _saved(stored, "JPEG", exif=exif, quality=95)


def tiny_png() -> bytes:
    return _saved(Image.new("RGB", (1, 1), RED), "PNG")


def tall_webp() -> bytes:
    return _saved(Image.new("RGB", (10, 3000), RED), "WEBP")


def avif() -> bytes:
    return _saved(Image.new("RGB", SIZE, RED), "AVIF")


def plain_jpeg() -> bytes:
    return _saved(Image.new("RGB", SIZE, RED), "JPEG", quality=95)


STRANGE: dict[str, Callable[[], bytes]] = {
    "transparent.png": transparent_png,
    "palette.png": palette_png,
    "grey.png": grey_png,
    "animated.gif": animated_gif,
    "cmyk.jpg": cmyk_jpeg,
    "rotated.jpg": rotated_jpeg,
    "tiny.png": tiny_png,
    "tall.webp": tall_webp,
    "picture.avif": avif,
}


def damaged_jpeg() -> bytes:
    """The first half of a file, as a broken upload leaves it."""
    noise = Image.effect_noise(SIZE, 80).convert("RGB")
    whole = _saved(noise, "JPEG")
    return whole[: len(whole) // 2]


def as_file(content: bytes, name: str) -> ContentFile[bytes]:
    return ContentFile(content, name=name)
