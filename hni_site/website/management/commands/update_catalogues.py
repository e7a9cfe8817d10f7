from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hni_site.website.interface import catalogue_path, update_catalogue


class Command(BaseCommand):
    help = (
        "Brings the catalogues of the website's interface up to date with its templates and "
        "compiles them. Then translate what is new in the .po files, and run this once more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("languages", nargs="+", metavar="LANGUAGE", help="such as: es fr ur")

    def handle(self, *args: Any, **options: Any) -> None:
        for language in options["languages"]:
            path = catalogue_path(language)
            if not path.exists():
                raise CommandError(f"There is no catalogue at {path}. Start one with a header.")
            missing = update_catalogue(language)
            self.stdout.write(f"{language}: {missing} texts without a translation")
