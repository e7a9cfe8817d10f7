from typing import Any

from django.core.management.base import BaseCommand

from hni_site.webhooks.actions import KEEP, forget_old


class Command(BaseCommand):
    help = f"Deletes the log of webhook deliveries that are older than {KEEP.days} days."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old()} deliveries deleted")
