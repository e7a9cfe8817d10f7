"""Wagtail's command of this name, with our rules in it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from hni_site.publishing.schedule.due import Timekeeper


class Command(BaseCommand):
    help = "Does once what a running worker does by itself: all that is due goes live or expires."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="Only say what is due.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            WagtailCommand(stdout=self.stdout).handle(dryrun=True)
        else:
            Timekeeper().run()
