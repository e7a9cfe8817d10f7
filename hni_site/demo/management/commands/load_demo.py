import time
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hni_site.demo import accounts, contents, loader, series
from hni_site.demo.scale import Filling
from hni_site.demo.users import add_users
from hni_site.translation.status.counting import all_keys, recount

MOST_PAGES = 1_000_000  # Wagtail's tree has room for 1,679,615 pages below one.


class Command(BaseCommand):
    help = (
        "Loads the demo content: adds what is missing and changes nothing that is there. Pages "
        "that were deleted come back. In development it adds the demo accounts as well."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--locales",
            type=_locales,
            default=contents.languages(),
            help="language codes with commas between; those that have demo content if left out",
        )
        for name in series.registered():
            parser.add_argument(
                f"--{name}",
                type=_number,
                default=0,
                metavar="N",
                help=f"adds sample {name} until there are N in each of the locales",
            )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            loaded = loader.load(options["locales"], self._say)
        except contents.ContentError as error:
            raise CommandError(str(error)) from error
        added = len(loaded.added)
        for name, kind in series.registered().items():
            if options[name]:
                filling = Filling(name, kind(), loaded, options["locales"])
                added += filling.fill(options[name], self._say)
        recount(all_keys())
        self._say(f"Demo content: {added} added in {time.monotonic() - started:.1f} s.")
        if settings.DEBUG:
            add_users()
            self._say("\n".join(["Demo accounts (name, password):", *accounts.lines()]))
        else:
            self._say("No demo accounts: their passwords are public, so they need DEBUG=on.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)


def _locales(text: str) -> list[str]:
    codes = [code.strip() for code in text.split(",")]
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if unknown := [code for code in codes if code not in known]:
        raise ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
    return list(dict.fromkeys(codes))


def _number(text: str) -> int:
    number = int(text) if text.isdecimal() else -1
    if not 0 <= number <= MOST_PAGES:
        raise ArgumentTypeError(f"{text!r} is no number from 0 to {MOST_PAGES}")
    return number
