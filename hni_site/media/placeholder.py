"""What a page shows in a picture's place until the picture has arrived."""

from typing import IO, cast

from PIL import Image

WHITE = 255


def average_colour(file: IO[bytes]) -> str:
    """The picture's average colour as #rrggbb. Leaves the file at its beginning.

    Transparent parts count as white, the colour they have in formats without transparency.
    """
    with Image.open(file) as picture:
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        average = picture.convert(mode).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    file.seek(0)
    *colour, opacity = (*cast(tuple[int, ...], average), WHITE)[:4]
    return "#" + "".join(f"{_on_white(channel, opacity):02x}" for channel in colour)


def _on_white(channel: int, opacity: int) -> int:
    return round((channel * opacity + WHITE * (WHITE - opacity)) / WHITE)
