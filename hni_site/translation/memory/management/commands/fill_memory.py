from typing import Any

from django.core.management.base import BaseCommand

from hni_site.translation.memory.engine import live_units
from hni_site.translation.memory.remembering import remember


class Command(BaseCommand):
    help = "Puts the translations of all live pages and of snippets into the translation memory."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remember(live_units())} new translations remembered")
