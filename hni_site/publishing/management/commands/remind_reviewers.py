from typing import Any

from django.core.management.base import BaseCommand

from hni_site.publishing.reminders import remind


class Command(BaseCommand):
    help = "Writes to everyone for whose approval a text has waited for a day. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remind()} e-mails sent.")
