from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from PIL import Image
from wagtail.images.models import SourceImageIOError

from hni_site.media.models import SiteImage
from hni_site.media.renditions import TooLarge, make_again, make_missing, unfinished


class Command(BaseCommand):
    help = (
        "Makes the sizes that pictures lack. With --again it makes all sizes of all pictures anew, "
        "as after an upgrade that makes them otherwise; readers have the old ones until then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="also those that there are")

    def handle(self, *args: Any, **options: Any) -> None:
        again: bool = options["again"]
        made, failed = 0, 0
        for image in SiteImage.objects.order_by("pk").iterator() if again else unfinished():
            try:
                make_again(image) if again else make_missing(image)
            except (TooLarge, SourceImageIOError, OSError, Image.DecompressionBombError) as error:
                self.stderr.write(f"Picture {image.pk} ({image.title}): {error}")
                failed += 1
            else:
                made += 1
        self.stdout.write(f"Pictures whose sizes were made: {made}.")
        if failed:
            raise CommandError(f"Pictures that could not be read: {failed}.")
