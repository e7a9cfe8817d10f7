from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hni_site.translation.memory.tmx.reading import NotTmx, import_tmx


class Command(BaseCommand):
    help = "Puts the translations of a TMX file into the translation memory, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--approved",
            action="store_true",
            help="they were reviewed: they may fill in segments of the same text",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                imported = import_tmx(file, approved=options["approved"], title=path.name)
        except (NotTmx, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{imported.units} translations read, {imported.new} of them new")
        for language, number in sorted(imported.languages.items()):
            self.stdout.write(
                f"{number} texts in {language} left out: the site has no such language"
            )
        if imported.unfit:
            self.stdout.write(f"{imported.unfit} texts left out that no segment can have")
