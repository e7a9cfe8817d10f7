from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hni_site.translation.memory.tmx.writing import entries_as_tmx


class Command(BaseCommand):
    help = "Writes what the translation memory has for two languages into a TMX file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source_language", help="a language code, such as en")
        parser.add_argument("language", help="the language it is translated into, such as es")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        with options["file"].open("wb") as file:
            file.writelines(entries_as_tmx(options["source_language"], options["language"]))
