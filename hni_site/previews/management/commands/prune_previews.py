from typing import Any

from django.core.management.base import BaseCommand

from hni_site.previews.snapshots import forget_old


class Command(BaseCommand):
    help = "Deletes drafts that were kept for previews, and whose time is up."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old()} kept drafts deleted")
